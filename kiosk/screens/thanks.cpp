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

    float room_of_title(Page const& page)
    {
        constexpr float usual = 250;
        constexpr float large = 290;
        constexpr float large_above_ticket = 190;
        if (!page.large())
            return usual;
        return has_ticket(page) && !page.sheet().portrait() ? large_above_ticket : large;
    }

    Block title_of(Page const& page, std::string const& text, float width)
    {
        constexpr std::array<Trial, 4> latin { { { 84, 2, 1.08f }, { 76, 2, 1.08f }, { 64, 3, 1.1f },
            { 52, 4, 1.1f } } };
        constexpr std::array<Trial, 3> arabic { { { 76, 2, 1.4f }, { 60, 2, 1.4f }, { 48, 3, 1.4f } } };
        constexpr std::array<Trial, 5> large { { { 112, 2, 1.1f }, { 96, 2, 1.1f }, { 84, 3, 1.1f },
            { 72, 3, 1.1f }, { 60, 4, 1.1f } } };
        auto const usual = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                           : std::span<Trial const>(latin);
        auto const trials = page.large() ? std::span<Trial const>(large) : usual;
        return page.fit(text,
            { .size = 0,
                .weight = Weight::Bold,
                .colour = page.theme().ink,
                .width = width,
                .balanced = true },
            trials, room_of_title(page));
    }

    constexpr float ticket_gap = 28;

    float top_of_done(Sheet const& sheet) { return sheet.height() - bar_height - below_bar(sheet); }

    float top_of_lowest_ticket(Sheet const& sheet) { return top_of_done(sheet) - ticket_gap - ticket_height; }

    // A ticket needs the height that a third line of words would take, and large words all the width.
    float text_width(Page const& page, float whole)
    {
        if (page.large())
            return whole - countdown_size;
        return has_ticket(page) ? 900.0f : 560.0f;
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
        static constexpr std::array<Trial, 1> usual { { { 32, 9, 1.35f } } };
        static constexpr std::array<Trial, 7> large { { { 64, 4, 1.2f }, { 56, 5, 1.2f }, { 48, 6, 1.2f },
            { 42, 6, 1.2f }, { 36, 8, 1.2f }, { 32, 9, 1.2f }, { 28, 9, 1.2f } } };
        auto const room = (has_ticket(page) ? top_of_lowest_ticket(page.sheet()) : top_of_done(page.sheet()))
            - top - title.height - 2 * gap;
        auto const text = page.fit(page.wording(thanks.text),
            { .size = 0, .colour = theme.second_ink, .width = text_width },
            page.large() ? std::span<Trial const>(large) : std::span<Trial const>(usual), room);
        page.tell(Role::Text, text, x, top + title.height + gap, theme.dawn);
        return top + title.height + gap + text.height;
    }

    float top_of_ticket(Sheet const& sheet, float end_of_words)
    {
        constexpr float usual = 428;
        return sheet.portrait()
            ? end_of_words + 2 * ticket_gap
            : std::min(top_of_lowest_ticket(sheet), std::max(usual, end_of_words + ticket_gap));
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
        : draw_words(
            page, thanks_of(page.interview()), 84, whole - countdown_size - 40, text_width(page, whole));
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
    draw_bar_of_figure(page, page.theme().dawn_near_hill);
}

}
