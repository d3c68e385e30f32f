#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"
#include "kiosk/screens/countdown.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/top_line.h"

#include <array>
#include <span>

namespace peakend::screens {

namespace {

    constexpr float ring_size = 220;
    constexpr float gap = 20;
    constexpr float button_height = 150;

    void draw_ring(Page& page, Point middle, float shrunk = 1)
    {
        auto const& theme = page.theme();
        auto const end = page.visit().ends_at();
        if (!end)
            return;
        draw_countdown(page,
            { .radius = 96 * shrunk,
                .thickness = 14 * shrunk,
                .number_size = 84 * shrunk,
                .track = theme.deep_mist,
                .ground = theme.sky },
            middle, *end, page.visit().patience().leaving);
    }

    std::span<Trial const> heading_trials(Page const& page)
    {
        static constexpr std::array<Trial, 5> latin { { { 96, 1, 1.1f }, { 72, 1, 1.1f }, { 64, 1, 1.1f },
            { 56, 2, 1.1f }, { 48, 2, 1.1f } } };
        static constexpr std::array<Trial, 4> arabic { { { 84, 1, 1.3f }, { 64, 1, 1.4f }, { 56, 1, 1.4f },
            { 48, 2, 1.4f } } };
        auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                            : std::span<Trial const>(latin);
        return page.large() ? trials : trials.subspan(1);
    }

    std::span<Trial const> text_trials(Page const& page)
    {
        static constexpr std::array<Trial, 7> sizes { { { 68, 3, 1.2f }, { 60, 3, 1.2f }, { 54, 4, 1.15f },
            { 48, 5, 1.15f }, { 42, 5, 1.15f }, { 36, 7, 1.15f }, { 34, 7, 1.4f } } };
        return page.large() ? std::span<Trial const>(sizes) : std::span(sizes).last(1);
    }

    void draw_words(Page& page, float x, float top, float width, float text_room)
    {
        constexpr float usual_gap = 27;
        auto const text_gap = page.large() ? 4.0f : usual_gap;
        auto const& theme = page.theme();
        auto const heading = page.fit(page.phrase("Are you still there?"),
            { .size = 0, .weight = Weight::Bold, .colour = theme.ink, .width = width, .balanced = true },
            heading_trials(page), 140);
        page.tell(Role::Heading, heading, x, top, theme.sky);
        auto const text = page.fit(
            page.phrase(
                "Take your time. If you have gone, we keep what you tapped and start again for the next "
                "person."),
            { .size = 0, .colour = theme.second_ink, .width = width, .balanced = page.sheet().portrait() },
            text_trials(page), text_room - heading.height - text_gap);
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

namespace {

    void draw_upright(Page& page)
    {
        constexpr float top = 158;
        constexpr float buttons_top = 780;
        auto const& sheet = page.sheet();
        auto const x = sheet.margin();
        auto const whole = sheet.width() - 2 * x;
        if (page.large()) {
            constexpr float small = 0.6f;
            draw_ring(page, { sheet.width() - x - small * ring_size / 2, 108 }, small);
            draw_words(page, x, top + gap, whole, buttons_top - 2 * gap - top);
        } else {
            draw_ring(page, { x + ring_size / 2, top + ring_size / 2 });
            draw_words(page, x, top + ring_size + 44, whole, buttons_top - top - ring_size);
        }
        draw_stay(page, { x, buttons_top, whole, button_height });
        draw_leave(page, { x, buttons_top + button_height + gap, whole, button_height });
    }

    void draw_lying(Page& page)
    {
        constexpr float words_away = 272;
        constexpr float stay_share = 0.6f;
        auto const& sheet = page.sheet();
        auto const x = sheet.margin();
        auto const whole = sheet.width() - 2 * x;
        auto const buttons_top = 436 + sheet.spare_height() / 2;
        if (page.large()) {
            constexpr float small = 0.55f;
            constexpr float top = 108;
            draw_ring(page, { sheet.width() - x - small * ring_size / 2, 68 }, small);
            draw_words(page, x, top, whole, buttons_top - top - gap / 2);
        } else {
            constexpr float top = 150;
            draw_ring(page, { x + ring_size / 2, top + ring_size / 2 });
            draw_words(page, x + words_away, top, whole - words_away, buttons_top - top);
        }
        auto const stay_width = (whole - gap) * stay_share;
        draw_stay(page, { x, buttons_top, stay_width, button_height });
        draw_leave(page, { x + stay_width + gap, buttons_top, whole - stay_width - gap, button_height });
    }

}

void draw_still_there(Page& page)
{
    draw_top_line(page, TopLine::PlaceOnly);
    if (page.sheet().portrait())
        draw_upright(page);
    else
        draw_lying(page);
    draw_bar_of_figure(page, page.theme().mist);
}

}
