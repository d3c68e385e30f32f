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

    // Upright, words of twice the size have a line of their own for how far the visitor is, but where a
    // keyboard needs it.
    constexpr float second_line = 142;
    constexpr float line_room = 70;
    bool in_two_lines(Page const& page)
    {
        return page.large() && page.sheet().portrait() && !page.keyboard();
    }

    float room_of_line(Page const& page) { return in_two_lines(page) ? line_room : 2 * icon_size; }

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

    // At the end side; large words in a line of their own from the start side.
    Block end_words(Page const& page, std::string text, float size, Weight weight)
    {
        Type type { .size = size,
            .weight = weight,
            .colour = page.theme().second_ink,
            .align = in_two_lines(page) ? Align::Start : Align::End };
        if (!page.large())
            return page.set(std::move(text), type);
        static constexpr std::array<Trial, 4> sizes { { { 56, 1, 1.2f }, { 48, 1, 1.2f }, { 40, 1, 1.2f },
            { 32, 2, 1.2f } } };
        auto const& sheet = page.sheet();
        type.width = in_two_lines(page) ? sheet.width() - 2 * sheet.margin() : sheet.width() / 2;
        return page.fit(text, type, sizes, room_of_line(page));
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
        auto const dots = steps > 1 && steps <= most_dots && !page.large();
        auto const run = dots ? between_dots * static_cast<float>(steps - 1) : 0.0f;
        if (dots)
            draw_dots(page, end - dots_inset - run, y, step, steps);
        auto const words_end = dots ? end - dots_inset - run - 30 : end;
        auto const words = end_words(
            page, with_steps(page.phrase("Question {step} of {steps}"), step, steps), 26, Weight::Regular);
        if (in_two_lines(page)) {
            page.tell_middle(Role::Progress, words, page.sheet().margin(), second_line, page.theme().sky);
            return end;
        }
        return page.tell_middle(Role::Progress, words, words_end, y, page.theme().sky).x;
    }

    float draw_end_words(Page& page, std::string text, Weight weight, float end, float y)
    {
        auto const words = end_words(page, std::move(text), 28, weight);
        if (in_two_lines(page)) {
            page.tell_middle(Role::Text, words, page.sheet().margin(), second_line, page.theme().sky);
            return end;
        }
        return page.tell_middle(Role::Text, words, end, y, page.theme().sky).x;
    }

    // What stands at the end side; returns where it begins.
    float draw_end(Page& page, TopLine what, float end, float y)
    {
        auto const calm = page.visit().calm_from();
        if (calm && page.now() >= *calm)
            return draw_end_words(page, page.phrase("One moment, please."), Weight::Bold, end, y);
        if (what == TopLine::Welcome && !page.sheet().portrait() && !page.large())
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
        auto const least = std::max(72.0f, page.millimetres(least_target_mm + 0.05f));
        auto const words = page.place_middle(title, x, y);
        auto const start = page.sheet().margin();
        auto const height = std::max(least, words.height);
        Rect const target { start, y - height / 2, std::max(least, words.x + words.width - start), height };
        if (page.press("languages", target).tapped)
            page.want(visit::OpenLanguages {});
        page.enter({ .role = Role::Tool,
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

float below_top_line(Page const& page) { return page.sheet().portrait() ? 190.0f : 108.0f; }

void draw_top_line(Page& page, TopLine what)
{
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const& questionnaire = page.interview().questionnaire();
    auto const y = middle_of(sheet);
    auto const end = draw_end(page, what, sheet.width() - sheet.margin(), y) - 2 * gap;

    auto x = sheet.margin();
    constexpr float logo_size = 56;
    Rect const logo { x, y - logo_size / 2, logo_size, logo_size };
    if (!theme.logo.empty() && page.picture(theme.logo, logo, untinted))
        x += logo_size + gap;
    Rect const icon { x, y - icon_size / 2, icon_size, icon_size };
    if (!questionnaire.icon.empty() && page.picture("icons/" + questionnaire.icon, icon, theme.petrol))
        x += icon_size + gap;
    constexpr std::array<Trial, 8> sizes { { { 56, 1, 1.2f }, { 48, 1, 1.2f }, { 42, 1, 1.2f },
        { 36, 2, 1.1f }, { 32, 2, 1.1f }, { 28, 1, 1.362f }, { 26, 1, 1.362f }, { 24, 2, 1.2f } } };
    constexpr std::size_t only_large = 5;
    auto const title = page.fit(page.wording(questionnaire.title),
        { .size = 28, .weight = Weight::Bold, .colour = theme.ink, .width = end - x },
        std::span(sizes).subspan(page.large() ? 0 : only_large), room_of_line(page));
    auto const offers_languages = what == TopLine::Step && questionnaire.languages.size() > 1 && !page.low();
    x += draw_title(page, title, x, y, offers_languages).width + gap;

    if (what == TopLine::Step || what == TopLine::PlaceOnly || page.store_name().empty() || page.large())
        return;
    auto const store = page.set(page.store_name(), { .size = 28, .colour = theme.second_ink });
    if (x + store.width <= end)
        page.tell_middle(Role::Text, store, x, y, theme.sky);
}

}
