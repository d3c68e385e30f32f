#include "kiosk/screens/notice.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/top_line.h"

#include <array>

namespace peakend::screens {

namespace {

    constexpr float gap = 8;
    constexpr float padding = 24;

    std::span<Trial const> trials_of(Page const& page)
    {
        static constexpr std::array<Trial, 3> landscape { { { 26, 1, 1.2f }, { 24, 1, 1.2f },
            { 22, 1, 1.2f } } };
        static constexpr std::array<Trial, 4> upright { { { 28, 1, 1.3f }, { 26, 1, 1.3f }, { 24, 1, 1.3f },
            { 24, 2, 1.3f } } };
        static constexpr std::array<Trial, 7> large { { { 52, 1, 1.2f }, { 44, 1, 1.2f }, { 36, 1, 1.2f },
            { 36, 2, 1.15f }, { 32, 2, 1.15f }, { 28, 2, 1.15f }, { 24, 3, 1.15f } } };
        if (page.large())
            return large;
        return page.sheet().portrait() ? std::span<Trial const>(upright) : std::span<Trial const>(landscape);
    }

    Block words_of(Page const& page)
    {
        auto const& sheet = page.sheet();
        auto const room = sheet.portrait() ? 64.0f : 40.0f;
        return page.fit(page.notice(),
            { .size = 0,
                .colour = page.theme().ink,
                .align = Align::Centre,
                .width = sheet.width() - 2 * sheet.margin() - 2 * padding,
                .balanced = true },
            trials_of(page), page.large() ? 2 * room : room);
    }

    float height_of(Page const& page, Block const& words)
    {
        return words.height + (page.sheet().portrait() ? 20.0f : 14.0f);
    }

    // Upright there is no room between the faces and the languages: it stands above the faces. Where answers
    // stand low it is above them, and with large words over the question, which then needs the upper half.
    float top_of_notice(Page const& page, float height)
    {
        constexpr float top_of_panel = 518;
        auto const& sheet = page.sheet();
        if (page.large())
            return below_top_line(page);
        if (sheet.portrait())
            return top_of_panel + sheet.spare_height() * 0.5f - gap - height;
        return (page.low() ? page.middle() : top_of_bar(page)) - gap - height;
    }

}

float room_of_notice(Page const& page)
{
    if (!page.large() || !page.interview().first() || page.notice().empty())
        return 0;
    return height_of(page, words_of(page)) + 2 * gap;
}

void draw_notice(Page& page)
{
    if (page.notice().empty())
        return;
    auto const& theme = page.theme();
    auto const words = words_of(page);
    auto const height = height_of(page, words);
    auto const width = words.width + 2 * padding;
    Rect const card { (page.sheet().width() - width) / 2, top_of_notice(page, height), width, height };
    page.fill(card, theme.tile_radius, theme.paper);
    page.outline(card, theme.tile_radius, 2, theme.hair);
    page.tell_middle(Role::Text, words, card.centre_x(), card.centre_y(), theme.paper);
}

}
