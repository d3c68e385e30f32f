#include "kiosk/screens/chip.h"
#include "kiosk/screens/countdown.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/top_line.h"

#include <array>

namespace peakend::screens {

namespace {

    constexpr float ring_size = 220;
    constexpr float gap = 20;
    constexpr float button_height = 150;

    void draw_ring(Page& page, Point middle)
    {
        auto const& theme = page.theme();
        auto const end = page.visit().ends_at();
        if (!end)
            return;
        draw_countdown(page,
            { .radius = 96,
                .thickness = 14,
                .number_size = 84,
                .track = theme.deep_mist,
                .ground = theme.sky },
            middle, *end, page.visit().patience().leaving);
    }

    void draw_words(Page& page, float x, float top)
    {
        constexpr std::array<Trial, 4> latin { { { 72, 1, 1.1f }, { 64, 1, 1.1f }, { 56, 2, 1.1f },
            { 48, 2, 1.1f } } };
        constexpr std::array<Trial, 3> arabic { { { 64, 1, 1.4f }, { 56, 1, 1.4f }, { 48, 2, 1.4f } } };
        constexpr float text_gap = 27;
        auto const& theme = page.theme();
        auto const width = page.sheet().width() - page.sheet().margin() - x;
        auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                            : std::span<Trial const>(latin);
        auto const heading = page.fit(page.phrase("Are you still there?"),
            { .size = 0, .weight = Weight::Bold, .colour = theme.ink, .width = width, .balanced = true },
            trials, 140);
        page.tell(Role::Heading, heading, x, top, theme.sky);
        auto const text = page.set(
            page.phrase(
                "Take your time. If you have gone, we keep what you tapped and start again for the next "
                "person."),
            { .size = 34,
                .colour = theme.second_ink,
                .width = width,
                .line_height = 1.4f,
                .balanced = page.sheet().portrait() });
        page.tell(Role::Text, text, x, top + heading.height + text_gap, theme.sky);
    }

    void draw_stay(Page& page, Rect const& rect)
    {
        Chip const stay { .label = page.phrase("Yes, carry on"), .look = Look::Main, .size = 44 };
        if (draw_chip(page, stay, rect, page.theme().sky))
            page.want(visit::Stay {});
    }

    void draw_leave(Page& page, Rect const& rect)
    {
        Chip const leave { .label = page.phrase("Start again"), .size = 36 };
        if (draw_chip(page, leave, rect, page.theme().sky))
            page.want(visit::Leave {});
    }

}

void draw_still_there(Page& page)
{
    draw_top_line(page, TopLine::PlaceOnly);
    auto const& sheet = page.sheet();
    auto const x = sheet.margin();
    auto const whole = sheet.width() - 2 * x;
    if (sheet.portrait()) {
        constexpr float top = 158;
        draw_ring(page, { x + ring_size / 2, top + ring_size / 2 });
        draw_words(page, x, top + ring_size + 44);
        draw_stay(page, { x, 780, whole, button_height });
        draw_leave(page, { x, 780 + button_height + gap, whole, button_height });
        return;
    }
    constexpr float top = 150;
    constexpr float words_away = 272;
    constexpr float buttons_top = 436;
    constexpr float stay_share = 0.6f;
    draw_ring(page, { x + ring_size / 2, top + ring_size / 2 });
    draw_words(page, x + words_away, top);
    auto const stay_width = (whole - gap) * stay_share;
    draw_stay(page, { x, buttons_top, stay_width, button_height });
    draw_leave(page, { x + stay_width + gap, buttons_top, whole - stay_width - gap, button_height });
}

}
