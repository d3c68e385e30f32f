#include "kiosk/screens/bottom_row.h"

#include "kiosk/screens/access_key.h"
#include "kiosk/screens/key_cap.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    using visit::Layer;

    DrawnKey symbols_key(Page const& page, Layer layer)
    {
        auto const symbols = layer == Layer::Symbols;
        return { .id = "symbols",
            .spoken = page.phrase(symbols ? "Letters" : "Symbols"),
            .words = symbols ? "ABC" : "\u200E?123",  // from left to right in every language
            .look = KeyLook::Beside,
            .size = 30 };
    }

    void draw_space(Page& page, Rect const& place)
    {
        DrawnKey const key { .id = "space",
            .spoken = page.phrase("Space"),
            .words = own_name(page.visit().language()),
            .size = 28,
            .quiet = true };
        if (draw_key_cap(page, key, place))
            page.want(visit::Type { " " });
    }

    bool asks_for_address(Page const& page)
    {
        return std::holds_alternative<Contact>(page.interview().question().kind);
    }

    void draw_sign(Page& page, std::string const& sign, Rect const& place)
    {
        if (draw_key_cap(page, { .id = sign, .spoken = sign, .words = sign }, place))
            page.want(visit::Type { sign });
    }

    // Around the space bar stand the signs of every address, so that nobody looks for them among symbols.
    void draw_space_and_signs(Page& page, Rect place)
    {
        constexpr float sign = 96;
        constexpr float least_space = 120;
        if (!asks_for_address(page) || place.width < 2 * sign + least_space)
            return draw_space(page, place);
        auto const end = place.x + place.width;
        draw_sign(page, "@", { place.x, place.y, sign, place.height });
        place.x += sign;
        place.width -= 2 * sign;
        draw_space(page, place);
        draw_sign(page, ".", { end - sign, place.y, sign, place.height });
    }

    void draw_symbols_key(Page& page, Layer layer, Rect const& place)
    {
        if (draw_key_cap(page, symbols_key(page, layer), place))
            page.want(visit::Turn { layer == Layer::Symbols ? Layer::Letters : Layer::Symbols });
    }

    float width_of_words(Page const& page, std::string const& words, float size, float least)
    {
        auto const padding = page.large() ? 16.0f : 30.0f;
        auto const block = page.set(words, { .size = page.letters(size), .weight = Weight::Bold });
        return std::max(least, block.width + 2 * padding);
    }

    // The little figure, which upright stands in the bar.
    void draw_access(Page& page, Rect const& place)
    {
        auto const changed = page.visit().view() != page.visit().usual_view();
        DrawnKey const key { .id = "access",
            .spoken = page.phrase("Everyone can use this"),
            .words = "",
            .look = changed ? KeyLook::Main : KeyLook::Beside,
            .picture = "icons/access" };
        if (draw_key_cap(page, key, place))
            page.want(wanted_of_access_key(page));
    }

    void draw_bottom_landscape(Page& page, Board const& board, Layer layer)
    {
        DrawnKey const back { .id = "back",
            .spoken = page.phrase("Back"),
            .words = page.phrase("Back"),
            .look = KeyLook::Beside,
            .size = 30 };
        DrawnKey const skip { .id = "skip",
            .spoken = page.phrase("Skip"),
            .words = page.phrase("Skip"),
            .look = KeyLook::Beside,
            .size = 30 };
        DrawnKey const send { .id = "send",
            .spoken = page.phrase("Send"),
            .words = page.phrase("Send"),
            .look = page.visit().can_send() ? KeyLook::Main : KeyLook::Waiting,
            .size = 34 };
        Rect place { Board::side, board.bottom_row(),
            width_of_words(page, back.words, back.size, page.large() ? 0 : 160), board.pitch };
        if (draw_key_cap(page, back, place))
            page.want(visit::Back {});
        place.x += place.width;
        place.width = board.pitch;
        draw_access(page, place);
        place.x += place.width;
        place.width = page.large() ? width_of_words(page, "?123", 30, 0) : 150;
        page.row(lowest_row, [&] { draw_symbols_key(page, layer, place); });
        auto const start = place.x + place.width;
        place.width = width_of_words(page, send.words, send.size, page.large() ? 0 : 228);
        place.x = board.end() - place.width;
        if (draw_key_cap(page, send, place))
            page.want(visit::Next {});
        place.width = width_of_words(page, skip.words, skip.size, page.large() ? 0 : 152);
        place.x -= place.width;
        if (draw_key_cap(page, skip, place))
            page.want(visit::Skip {});
        page.row(lowest_row, [&] {
            draw_space_and_signs(page, { start, place.y, place.x - start, board.pitch });
        });
    }

    void draw_bottom_upright(Page& page, Board const& board, Layer layer)
    {
        constexpr float symbols = 160;
        page.row(lowest_row, [&] {
            draw_symbols_key(page, layer, { Board::side, board.bottom_row(), symbols, board.pitch });
            draw_space_and_signs(page,
                { Board::side + symbols, board.bottom_row(), board.width - 2 * Board::side - symbols,
                    board.pitch });
        });
    }

}

void draw_bottom_row(Page& page, Board const& board, visit::Layer layer)
{
    if (page.sheet().portrait())
        draw_bottom_upright(page, board, layer);
    else
        draw_bottom_landscape(page, board, layer);
}

}
