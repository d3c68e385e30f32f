#include "kiosk/screens/keyboard.h"

#include "kiosk/screens/board.h"
#include "kiosk/screens/bottom_row.h"
#include "kiosk/screens/key_cap.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    using visit::Layer;

    constexpr float above = 10;     // between the ground's edge and the first row
    constexpr float side_keys = 2;  // at the ends of the last row of letters: shift and delete

    std::string id_of(std::string_view layer, std::size_t row, std::size_t at)
    {
        return fmt::format("{} {} {}", layer, row, at);
    }

    void draw_letter(Page& page, KeyCap const& cap, visit::Composition const& composition,
        std::string const& id, Rect const& place)
    {
        auto const waits = cap.stroke == visit::Stroke::DeadKey && composition.dead_key() == cap.letters;
        if (draw_key_cap(page, { .id = id, .spoken = cap.label, .words = cap.label, .lit = waits }, place))
            page.want(visit::Type { cap.letters, cap.stroke });
    }

    void draw_shift(Page& page, Layer layer, Rect const& place)
    {
        auto const on = layer == Layer::Shifted;
        DrawnKey const key { .id = "shift",
            .spoken = page.phrase("Shift"),
            .words = "",
            .look = KeyLook::Beside,
            .sign = KeySign::Shift,
            .lit = on };
        if (draw_key_cap(page, key, place))
            page.want(visit::Turn { on ? Layer::Letters : Layer::Shifted });
    }

    void draw_delete(Page& page, Rect const& place)
    {
        DrawnKey const key { .id = "delete",
            .spoken = page.phrase("Delete"),
            .words = "",
            .look = KeyLook::Beside,
            .sign = KeySign::Delete,
            .repeats = true };
        if (draw_key_cap(page, key, place))
            page.want(visit::Erase {});
    }

    void draw_caret_keys(Page& page, Board const& board, Rect const& place)
    {
        auto half = place;
        half.width /= 2;
        // Arrows point where the caret goes: the page mirrors them with the text.
        DrawnKey const before { .id = "before",
            .spoken = page.phrase("one letter back"),
            .words = "",
            .look = KeyLook::Beside,
            .sign = KeySign::Before };
        DrawnKey const after { .id = "after",
            .spoken = page.phrase("one letter on"),
            .words = "",
            .look = KeyLook::Beside,
            .sign = KeySign::After };
        auto const start = half;
        half.x += half.width;
        auto const& first = board.mirrored ? after : before;
        auto const& second = board.mirrored ? before : after;
        auto const wants
            = [&](DrawnKey const& key) { page.want(visit::MoveCaret { &key == &after ? 1 : -1 }); };
        if (draw_key_cap(page, first, from_the_left(board, start)))
            wants(first);
        if (draw_key_cap(page, second, from_the_left(board, half)))
            wants(second);
    }

    void draw_row(Page& page, Board const& board, KeyRow const& row, visit::Composition const& composition,
        std::string_view id, Rect place)
    {
        for (std::size_t at = 0; at < row.size(); ++at) {
            draw_letter(page, row[at], composition, id_of(id, at, 0), from_the_left(board, place));
            place.x += place.width;
        }
    }

    // From the left, as whoever has three keys goes through them.
    void draw_letter_row(Page& page, Layout const& layout, Board const& board,
        visit::Composition const& composition, std::size_t at)
    {
        auto const layer = composition.layer();
        auto const& rows = layout.rows(layer);
        auto const& row = rows[at];
        auto const candidates = layout.phonetic ? board.pitch : 0.0f;
        auto const height = (board.letters - candidates) / static_cast<float>(rows.size());
        auto const free = columns_of(layout) - static_cast<float>(row.size());
        auto const last = at + 1 == rows.size();
        auto const starts_with_key = last && has_start_key(layout, layer);
        auto const beside = starts_with_key ? free / side_keys : free;
        auto const y = board.top + candidates + height * static_cast<float>(at);
        auto const start = !last ? free / 2 : starts_with_key ? beside : 0;
        Rect place { Board::side, y, beside * board.unit, height };
        if (starts_with_key && layer == Layer::Symbols)
            draw_caret_keys(page, board, place);
        else if (starts_with_key)
            draw_shift(page, layer, from_the_left(board, place));
        draw_row(page, board, row, composition, fmt::format("{} {}", static_cast<int>(layer), at),
            { Board::side + start * board.unit, y, board.unit, height });
        if (!last)
            return;
        place.x = board.end() - place.width;
        draw_delete(page, from_the_left(board, place));
    }

    void draw_letters(
        Page& page, Layout const& layout, Board const& board, visit::Composition const& composition)
    {
        auto const rows = layout.rows(composition.layer()).size();
        for (std::size_t at = 0; at < rows; ++at)
            page.row(static_cast<int>(rows - at) + lowest_row,
                [&] { draw_letter_row(page, layout, board, composition, at); });
    }

    float width_of_candidate(Page const& page, std::string const& text)
    {
        constexpr float padding = 24;
        auto const block = page.set(text, { .size = page.letters(40), .fleeting = true });
        return std::max(90.0f, block.width + 2 * padding);
    }

    // As many as there is room for; the arrow at the end shows the next ones, and after the last the first
    // again.
    void draw_candidates(Page& page, Board const& board, visit::Composition const& composition)
    {
        constexpr float arrow = 110;
        auto const& all = composition.candidates();
        auto x = Board::side;
        auto at = composition.first_shown();
        for (; at < all.size(); ++at) {
            auto const width = width_of_candidate(page, all[at].text);
            if (x + width > board.end() - arrow)
                break;
            auto const id = id_of("candidate", at, all.size());
            DrawnKey const key {
                .id = id, .spoken = all[at].text, .words = all[at].text, .size = 40, .fleeting = true
            };
            if (draw_key_cap(page, key, { x, board.top, width, board.pitch }))
                page.want(visit::Pick { at });
            x += width;
        }
        if (at == all.size() && composition.first_shown() == 0)
            return;
        DrawnKey const more { .id = "more",
            .spoken = page.phrase("more"),
            .words = "",
            .look = KeyLook::Beside,
            .sign = KeySign::More };
        if (draw_key_cap(page, more, { board.end() - arrow, board.top, arrow, board.pitch }))
            page.want(visit::Browse { at < all.size() ? at : 0 });
    }

    // From edge to edge of the glass, also where the sheet does not reach, and a little beyond for when it
    // comes in.
    void draw_ground(Page& page, Board const& board)
    {
        constexpr float beyond = 60;
        auto const glass = page.glass();
        auto const top = page.sheet().on_glass(Rect { 0, board.top - above, 1, 1 }).y;
        auto const bottom = page.sheet().portrait()
            ? page.sheet().on_glass(Rect { 0, board.bottom_row() + board.pitch + above, 1, 1 }).y
            : glass.height;
        paint::fill(
            page.list(), { -beyond, top, glass.width + 2 * beyond, bottom - top }, 0, page.theme().mist);
    }

}

float top_of_keyboard(Page const& page, Layout const& layout) { return board_of(page, layout).top - above; }

void draw_keyboard(Page& page, Layout const& layout, visit::Draft const& draft)
{
    auto const board = board_of(page, layout);
    auto const& composition = draft.composition;
    draw_ground(page, board);
    if (layout.phonetic)
        page.row(row_of_candidates, [&] { draw_candidates(page, board, composition); });
    draw_letters(page, layout, board, composition);
    draw_bottom_row(page, board, composition.layer());
}

}
