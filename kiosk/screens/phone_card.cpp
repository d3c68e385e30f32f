#include "kiosk/screens/phone_card.h"

#include "kiosk/screens/qr.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

void draw_phone_card(Page& page, Rect const& card)
{
    constexpr float padding = 12;
    constexpr float around_code = 4;  // its quiet zone is white as the card is
    constexpr float gap = 18;
    constexpr float edge = 2;
    static constexpr std::array<Trial, 4> sizes { { { 26, 2, 1.25f }, { 26, 3, 1.25f }, { 24, 3, 1.25f },
        { 22, 4, 1.2f } } };
    auto const& theme = page.theme();
    page.fill(card, theme.tile_radius, theme.paper);
    page.outline(card, theme.tile_radius, edge, theme.hair);

    auto const side = std::min(card.height - 2 * around_code, card.width * 0.545f);
    auto const title = page.phrase("Continue on your phone");
    draw_qr(page, page.phone_link(), title, { card.x + padding, card.centre_y() - side / 2, side, side });

    auto const x = card.x + padding + side + gap / 2;
    auto const width = card.x + card.width - padding - x;
    Type type { .size = 0, .weight = Weight::Bold, .colour = theme.ink, .width = width };
    auto const height = (card.height - 2 * padding - gap) / 2;
    auto const bold = page.fit(title, type, sizes, height);
    type.weight = Weight::Regular;
    type.colour = theme.second_ink;
    auto const plain = page.fit(page.phrase("Point your phone's camera here"), type, sizes, height);
    auto const y = card.centre_y() - (bold.height + gap / 2 + plain.height) / 2;
    page.tell(Role::Text, bold, x, y, theme.paper);
    page.tell(Role::Text, plain, x, y + bold.height + gap / 2, theme.paper);
}

}
