#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"
#include "kiosk/screens/countdown.h"
#include "kiosk/screens/reading.h"
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

    Type title_type(Page const& page, float width)
    {
        return {
            .size = 0, .weight = Weight::Bold, .colour = page.theme().ink, .width = width, .balanced = true
        };
    }

    Block title_of(Page const& page, std::string const& text, float width)
    {
        constexpr float room = 250;
        constexpr std::array<Trial, 4> latin { { { 84, 2, 1.08f }, { 76, 2, 1.08f }, { 64, 3, 1.1f },
            { 52, 4, 1.1f } } };
        constexpr std::array<Trial, 3> arabic { { { 76, 2, 1.4f }, { 60, 2, 1.4f }, { 48, 3, 1.4f } } };
        auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                            : std::span<Trial const>(latin);
        return page.fit(text, title_type(page, width), trials, room);
    }

    constexpr float ticket_gap = 28;

    float top_of_lowest_ticket(Page const& page)
    {
        return top_of_figure(page.sheet()) - ticket_gap - ticket_height(page);
    }

    float lowest_end_of_words(Page const& page)
    {
        auto const& sheet = page.sheet();
        return has_ticket(page) ? top_of_lowest_ticket(page) - ticket_gap : top_of_figure(sheet) - ticket_gap;
    }

    // Beside the sun; longer words run into its light rather than into the ticket.
    Block text_of(Page const& page, std::string const& text, float whole, float room)
    {
        Type type { .size = 32, .colour = page.theme().second_ink, .line_height = 1.35f };
        Block block;
        for (auto const width : { 560.0f, 640.0f, 760.0f, 900.0f }) {
            type.width = page.sheet().portrait() ? whole : width;
            block = page.set(text, type);
            if (block.height <= room)
                break;
        }
        return block;
    }

    // Gives where they end.
    float draw_words(Page& page, Thanks const& thanks, float top, float width, float whole)
    {
        constexpr float gap = 31;
        auto const& theme = page.theme();
        auto const x = page.sheet().margin();
        auto const title = title_of(page, by_sentences(page.wording(thanks.title)), width);
        page.tell(Role::Heading, title, x, top, theme.dawn);
        auto const below_title = top + title.height;
        if (thanks.text.empty())
            return below_title;
        auto const room = lowest_end_of_words(page) - below_title - gap;
        auto const text = text_of(page, page.wording(thanks.text), whole, room);
        page.tell(Role::Text, text, x, below_title + gap, theme.dawn);
        return below_title + gap + text.height;
    }

    float draw_large_words(Page& page, Thanks const& thanks, float top, float width)
    {
        constexpr float size = 96;
        constexpr float text_size = 64;
        auto const arabic = page.script() == Script::Arabic;
        auto title = title_type(page, 0);
        title.size = size;
        title.line_height = arabic ? 1.35f : 1.1f;
        Type const text { .size = text_size, .colour = page.theme().second_ink, .line_height = 1.15f };
        auto const end = lowest_end_of_words(page);
        return draw_reading(page,
            { { Role::Heading, by_sentences(page.wording(thanks.title)), title },
                { Role::Text, page.wording(thanks.text), text } },
            { page.sheet().margin(), top, width, end - top }, page.theme().dawn);
    }

    float top_of_ticket(Page const& page, float words_end)
    {
        constexpr float usual = 428;
        if (page.large())
            return top_of_lowest_ticket(page);
        return page.sheet().portrait()
            ? words_end + 2 * ticket_gap
            : std::min(top_of_lowest_ticket(page), std::max(usual, words_end + ticket_gap));
    }

    void draw_done(Page& page)
    {
        constexpr float least = 260;
        auto const& sheet = page.sheet();
        Chip const done {
            .label = page.phrase("Done"), .look = Look::Main, .size = 36, .before = Sign::Tick
        };
        // The figure, and the key that turns when there is one, keep their places.
        auto const keys = page.leaves() > 1 ? 2.0f : 1.0f;
        auto const most = sheet.width() - 2 * sheet.margin() - keys * (bar_height + gap_of_bar(page));
        Rect const rect { sheet.margin(), top_of_figure(sheet),
            std::min(most, std::max(least, width_of(page, done, 37))), bar_height };
        if (draw_chip(page, done, rect, page.theme().dawn_near_hill))
            page.want(visit::Leave {});
    }

}

void draw_thanks(Page& page)
{
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const whole = sheet.width() - 2 * sheet.margin();
    auto const& thanks = thanks_of(page.interview());
    auto const top = sheet.portrait() ? 158.0f : 84.0f;
    auto const width = sheet.portrait() ? whole : whole - countdown_size - 40;
    auto const words_end = page.large() ? draw_large_words(page, thanks, top, width)
                                        : draw_words(page, thanks, top, width, whole);
    if (has_ticket(page))
        draw_ticket(page, top_of_ticket(page, words_end));
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
