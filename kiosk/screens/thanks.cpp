#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"
#include "kiosk/screens/countdown.h"
#include "kiosk/screens/screens.h"

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

    void draw_words(Page& page, Thanks const& thanks, float top, float width, float text_width)
    {
        constexpr float gap = 31;
        auto const& theme = page.theme();
        auto const x = page.sheet().margin();
        auto const title = title_of(page, by_sentences(page.wording(thanks.title)), width);
        page.tell(Role::Heading, title, x, top, theme.dawn);
        if (thanks.text.empty())
            return;
        auto const text = page.set(page.wording(thanks.text),
            { .size = 32, .colour = theme.second_ink, .width = text_width, .line_height = 1.35f });
        page.tell(Role::Text, text, x, top + title.height + gap, theme.dawn);
    }

    void draw_done(Page& page)
    {
        constexpr float least = 260;
        auto const& sheet = page.sheet();
        Chip const done {
            .label = page.phrase("Done"), .look = Look::Main, .size = 36, .before = Sign::Tick
        };
        auto const top = sheet.height() - bar_height - (sheet.portrait() ? 40 : 36);
        Rect const rect { sheet.margin(), top, std::max(least, width_of(page, done, 37)), bar_height };
        if (draw_chip(page, done, rect, page.theme().dawn_near_hill))
            page.want(visit::Leave {});
    }

}

void draw_thanks(Page& page)
{
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const whole = sheet.width() - 2 * sheet.margin();
    if (sheet.portrait())
        draw_words(page, thanks_of(page.interview()), 158, whole, whole);
    else
        draw_words(page, thanks_of(page.interview()), 84, whole - countdown_size - 40, 560);
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
