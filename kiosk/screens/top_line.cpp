#include "kiosk/screens/top_line.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    constexpr float icon_size = 40;
    constexpr float gap = 14;
    constexpr float between_dots = 52;
    constexpr float dots_inset = 16;  // from the middle of the last dot to the margin
    constexpr std::size_t most_dots = 6;

    float middle_of(Sheet const& sheet) { return sheet.portrait() ? 72.0f : 68.0f; }

    std::string with_steps(std::string text, std::size_t step, std::size_t steps)
    {
        auto const put = [&](std::string_view name, std::size_t number) {
            if (auto const at = text.find(name); at != std::string::npos)
                text.replace(at, name.size(), fmt::to_string(number));
        };
        put("{step}", step);
        put("{steps}", steps);
        return text;
    }

    // From the first dot at `x`; dots behind the visitor are full, the one that is on is the sun.
    void draw_dots(Page& page, float x, float y, std::size_t step, std::size_t steps)
    {
        auto const& theme = page.theme();
        auto const at = [&](std::size_t dot) { return x + between_dots * static_cast<float>(dot); };
        std::array<Point, 2> const line { { { x, y }, { at(steps - 1), y } } };
        page.stroke(line, 3, theme.line);
        for (std::size_t dot = 0; dot < steps; ++dot) {
            if (dot + 1 < step) {
                page.disc({ at(dot), y }, 11, theme.petrol);
                continue;
            }
            auto const on = dot + 1 == step;
            page.disc({ at(dot), y }, on ? 15.0f : 11.5f, on ? theme.ink : theme.line);
            page.disc({ at(dot), y }, on ? 11.0f : 8.5f, on ? theme.sun : theme.sky);
        }
    }

    // Returns where the words begin.
    float draw_step(Page& page, float end, float y)
    {
        auto const step = page.interview().step();
        auto const steps = page.interview().steps();
        auto const dots = steps > 1 && steps <= most_dots;
        auto const run = dots ? between_dots * static_cast<float>(steps - 1) : 0.0f;
        if (dots)
            draw_dots(page, end - dots_inset - run, y, step, steps);
        auto const words_end = dots ? end - dots_inset - run - 30 : end;
        auto const words = page.set(with_steps(page.phrase("Question {step} of {steps}"), step, steps),
            { .size = 26, .colour = page.theme().second_ink, .align = Align::End });
        return page.tell_middle(Role::Progress, words, words_end, y, page.theme().sky).x;
    }

    float draw_end_words(Page& page, std::string text, Weight weight, float end, float y)
    {
        auto const words = page.set(std::move(text),
            { .size = 28, .weight = weight, .colour = page.theme().second_ink, .align = Align::End });
        return page.tell_middle(Role::Text, words, end, y, page.theme().sky).x;
    }

    // What stands at the end side; returns where it begins.
    float draw_end(Page& page, TopLine what, float end, float y)
    {
        auto const calm = page.visit().calm_from();
        if (calm && page.now() >= *calm)
            return draw_end_words(page, page.phrase("One moment, please."), Weight::Bold, end, y);
        if (what == TopLine::Welcome && !page.sheet().portrait())
            return draw_end_words(page, words_of_welcome(page), Weight::Regular, end, y);
        if (what == TopLine::Step)
            return draw_step(page, end, y);
        return end;
    }

    // The place's name. Once the chips of the first question are gone, a tap on it offers the languages
    // again.
    Rect draw_title(Page& page, Block const& title, float x, float y, bool offers_languages)
    {
        if (!offers_languages)
            return page.tell_middle(Role::Text, title, x, y, page.theme().sky);
        constexpr float least = 72;  // 12 mm on a 10-inch glass
        auto const words = page.place_middle(title, x, y);
        auto const start = page.sheet().margin();
        auto const height = std::max(least, words.height);
        Rect const target { start, y - height / 2, std::max(least, words.x + words.width - start), height };
        if (page.press("languages", target).tapped)
            page.want(visit::OpenLanguages {});
        page.enter({ .role = Role::Button,
            .label = fmt::format("{}, {}", title.text, page.phrase("Language")),
            .shape = target,
            .target = target,
            .words = words,
            .ink = page.theme().ink,
            .ground = page.theme().sky,
            .edge = page.theme().ink,
            .beside = page.theme().sky,
            .text_height = title.type.size });
        return words;
    }

}

std::string words_of_welcome(Page const& page)
{
    auto const& question = page.interview().question();
    // The hint of a scale of agreement belongs to its sentence.
    if (question.hint.empty() || std::holds_alternative<Ces>(question.kind))
        return page.phrase("One tap. No names, no camera.");
    return page.wording(question.hint);
}

void draw_top_line(Page& page, TopLine what)
{
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const& questionnaire = page.interview().questionnaire();
    auto const y = middle_of(sheet);
    auto const end = draw_end(page, what, sheet.width() - sheet.margin(), y) - 2 * gap;

    auto x = sheet.margin();
    Rect const icon { x, y - icon_size / 2, icon_size, icon_size };
    if (!questionnaire.icon.empty() && page.picture("icons/" + questionnaire.icon, icon, theme.petrol))
        x += icon_size + gap;
    constexpr std::array<Trial, 3> sizes { { { 28, 1, 1.362f }, { 26, 1, 1.362f }, { 24, 2, 1.2f } } };
    auto const title = page.fit(page.wording(questionnaire.title),
        { .size = 28, .weight = Weight::Bold, .colour = theme.ink, .width = end - x }, sizes, 2 * icon_size);
    auto const offers_languages = what == TopLine::Step && questionnaire.languages.size() > 1;
    x += draw_title(page, title, x, y, offers_languages).width + gap;

    if (what == TopLine::Step || what == TopLine::PlaceOnly || page.store_name().empty())
        return;
    auto const store = page.set(page.store_name(), { .size = 28, .colour = theme.second_ink });
    if (x + store.width <= end)
        page.tell_middle(Role::Text, store, x, y, theme.sky);
}

}
