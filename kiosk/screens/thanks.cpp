#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"
#include "kiosk/screens/countdown.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/ticket.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    constexpr float countdown_size = 96;

    Thanks const& thanks_of(visit::Interview const& interview)
    {
        auto const& questionnaire = interview.questionnaire();
        if (interview.any_bad() && !questionnaire.thanks_after_bad.title.empty())
            return questionnaire.thanks_after_bad;
        return questionnaire.thanks;
    }

    // Each sentence begins its own line, as one would say it.
    std::string by_sentences(std::string text)
    {
        constexpr std::array<std::string_view, 8> ends { ". ", "! ", "? ", "؟ ", "। ", "。", "！", "？" };
        for (auto const end : ends) {
            auto const spaced = end.back() == ' ';
            for (auto at = text.find(end); at != std::string::npos; at = text.find(end, at)) {
                at += end.size();
                if (at < text.size())
                    text.replace(spaced ? at - 1 : at, spaced ? 1 : 0, "\n");
            }
        }
        return text;
    }

    Block title_of(Page const& page, std::string const& text, float width)
    {
        constexpr std::array<Trial, 4> latin { { { 84, 2, 1.08f }, { 76, 2, 1.08f }, { 64, 3, 1.1f },
            { 52, 4, 1.1f } } };
        constexpr std::array<Trial, 3> arabic { { { 76, 2, 1.4f }, { 60, 2, 1.4f }, { 48, 3, 1.4f } } };
        auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                            : std::span<Trial const>(latin);
        return page.fit(text,
            { .size = 0,
                .weight = Weight::Bold,
                .colour = page.theme().ink,
                .width = width,
                .balanced = true },
            trials, 250);
    }

    // Gives where they end.
    float draw_words(Page& page, Thanks const& thanks, float top, float width, float text_width)
    {
        constexpr float gap = 31;
        auto const& theme = page.theme();
        auto const x = page.sheet().margin();
        auto const title = title_of(page, by_sentences(page.wording(thanks.title)), width);
        page.tell(Role::Heading, title, x, top, theme.dawn);
        if (thanks.text.empty())
            return top + title.height;
        auto const text = page.set(page.wording(thanks.text),
            { .size = 32, .colour = theme.second_ink, .width = text_width, .line_height = 1.35f });
        page.tell(Role::Text, text, x, top + title.height + gap, theme.dawn);
        return top + title.height + gap + text.height;
    }

    float top_of_done(Sheet const& sheet)
    {
        return sheet.height() - bar_height - (sheet.portrait() ? 40 : 36);
    }

    // A ticket needs the height that a third line of words would take.
    float text_width(Page const& page) { return has_ticket(page) ? 900.0f : 560.0f; }

    float top_of_ticket(Sheet const& sheet, float end_of_words)
    {
        constexpr float gap = 28;
        constexpr float usual = 428;
        auto const lowest = top_of_done(sheet) - gap - ticket_height;
        return sheet.portrait() ? end_of_words + 2 * gap
                                : std::min(lowest, std::max(usual, end_of_words + gap));
    }

    void draw_done(Page& page)
    {
        constexpr float least = 260;
        auto const& sheet = page.sheet();
        Chip const done {
            .label = page.phrase("Done"), .look = Look::Main, .size = 36, .before = Sign::Tick
        };
        Rect const rect { sheet.margin(), top_of_done(sheet), std::max(least, width_of(page, done, 37)),
            bar_height };
        if (draw_chip(page, done, rect, page.theme().dawn_near_hill))
            page.want(visit::Leave {});
    }

}

void draw_thanks(Page& page)
{
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const whole = sheet.width() - 2 * sheet.margin();
    auto const end_of_words = sheet.portrait()
        ? draw_words(page, thanks_of(page.interview()), 158, whole, whole)
        : draw_words(page, thanks_of(page.interview()), 84, whole - countdown_size - 40, text_width(page));
    if (has_ticket(page))
        draw_ticket(page, top_of_ticket(sheet, end_of_words));
    if (auto const end = page.visit().ends_at()) {
        Point const middle { sheet.width() - sheet.margin() - countdown_size / 2, 40 + countdown_size / 2 };
        draw_countdown(page,
            { .radius = 40,
                .thickness = 8,
                .number_size = 34,
                .track = theme.dawn_track,
                .ground = theme.dawn },
            middle, *end, page.visit().patience().thanks);
    }
    draw_done(page);
}

}
