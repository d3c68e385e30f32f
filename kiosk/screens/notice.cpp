#include "kiosk/screens/notice.h"

#include "kiosk/screens/bar.h"

#include <array>

namespace peakend::screens {

namespace {

    // Upright there is no room between the faces and the languages: it stands above the faces.
    float bottom_of_notice(Page const& page)
    {
        constexpr float top_of_panel = 518;
        constexpr float gap = 8;
        auto const& sheet = page.sheet();
        return (sheet.portrait() ? top_of_panel + sheet.spare_height() * 0.5f : top_of_bar(page)) - gap;
    }

}

void draw_notice(Page& page)
{
    constexpr std::array<Trial, 3> landscape { { { 26, 1, 1.2f }, { 24, 1, 1.2f }, { 22, 1, 1.2f } } };
    constexpr std::array<Trial, 4> upright { { { 28, 1, 1.3f }, { 26, 1, 1.3f }, { 24, 1, 1.3f },
        { 24, 2, 1.3f } } };
    constexpr float padding = 24;
    if (page.notice().empty())
        return;
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const whole = sheet.width() - 2 * sheet.margin();
    auto const trials
        = sheet.portrait() ? std::span<Trial const>(upright) : std::span<Trial const>(landscape);
    auto const words = page.fit(page.notice(),
        { .size = 0,
            .colour = theme.ink,
            .align = Align::Centre,
            .width = whole - 2 * padding,
            .balanced = true },
        trials, sheet.portrait() ? 64 : 40);
    auto const height = words.height + (sheet.portrait() ? 20.0f : 14.0f);
    auto const width = words.width + 2 * padding;
    auto const top = bottom_of_notice(page) - height;
    Rect const card { (sheet.width() - width) / 2, top, width, height };
    page.fill(card, theme.tile_radius, theme.paper);
    page.outline(card, theme.tile_radius, 2, theme.hair);
    page.tell_middle(Role::Text, words, card.centre_x(), card.centre_y(), theme.paper);
}

}
