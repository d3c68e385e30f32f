#include "kiosk/screens/keyboard.h"

#include "kiosk/screens/access_key.h"
#include "kiosk/screens/bar.h"
#include "kiosk/screens/key_cap.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    using visit::Layer;

    constexpr float side = 8;    // between the outer keys and the edge of the glass
    constexpr float above = 10;  // between the ground's edge and the first row
    constexpr float below = 6;
    constexpr float pitch_landscape = 118;
    constexpr float room_landscape = 472;  // for all rows
    constexpr float pitch_upright = 100;
    constexpr float room_upright = 430;
    constexpr float above_bar = 24;
    constexpr int lowest_row = 1;   // symbols and space
    constexpr float side_keys = 2;  // at the ends of the last row of letters: shift and delete

    std::size_t most_rows(Layout const& layout)
    {
        return std::max({ layout.letters.size(), layout.shifted.size(), layout.symbols.size() })
            + (layout.phonetic ? 1 : 0);
    }

    // Whether something stands at the start of the last row: shift, or the caret's keys among symbols.
    bool has_start_key(Layout const& layout, Layer layer)
    {
        return layer == Layer::Symbols || !layout.shifted.empty();
    }

    // Keys of the widest row; those beside the last one are at least as wide as a letter.
    float columns_of(Layout const& layout)
    {
        std::size_t widest = 0;
        for (auto const layer : { Layer::Letters, Layer::Shifted, Layer::Symbols }) {
            auto const& rows = layout.rows(layer);
            std::size_t const beside = has_start_key(layout, layer) ? 2 : 1;
            for (auto const& row : rows)
                widest = std::max(widest, row.size() + (&row == &rows.back() ? beside : 0));
        }
        return static_cast<float>(widest);
    }

    // Of the caret's keys, which share one place: the narrowest there are.
    float caret_key_of(Layout const& layout)
    {
        return (columns_of(layout) - static_cast<float>(layout.symbols.back().size())) / 4;
    }

    // Large words above the keys leave them less.
    float pitch_of(Layout const& layout, bool upright, bool large = false)
    {
        constexpr float room_below_large_words = 436;
        auto const rows = static_cast<float>(most_rows(layout) + 1);
        auto const room = upright ? room_upright : large ? room_below_large_words : room_landscape;
        return std::min(upright ? pitch_upright : pitch_landscape, room / rows);
    }

    // Where keys may stand, in units of one key and rows from the top.
    struct Board {
        float top;
        float unit;     // width of a key
        float pitch;    // height of the row at the bottom
        float letters;  // height of all rows above it
        float width;    // of the sheet
        bool mirrored;

        float end() const { return width - side; }
        float bottom_row() const { return top + letters; }
    };

    float bottom_of(Page const& page)
    {
        return page.sheet().portrait() ? top_of_bar(page) - above_bar : page.sheet().height() - below;
    }

    Board board_of(Page const& page, Layout const& layout)
    {
        auto const pitch = pitch_of(layout, page.sheet().portrait(), page.large());
        auto const letters = pitch * static_cast<float>(most_rows(layout));
        auto const width = page.sheet().width();
        return { bottom_of(page) - pitch - letters, (width - 2 * side) / columns_of(layout), pitch, letters,
            width, page.sheet().mirrored() };
    }

    // As it stands on the glass in every language, though the sheet is mirrored.
    Rect from_the_left(Board const& board, Rect place)
    {
        if (board.mirrored)
            place.x = board.width - place.x - place.width;
        return place;
    }

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
        Rect place { side, y, beside * board.unit, height };
        if (starts_with_key && layer == Layer::Symbols)
            draw_caret_keys(page, board, place);
        else if (starts_with_key)
            draw_shift(page, layer, from_the_left(board, place));
        draw_row(page, board, row, composition, fmt::format("{} {}", static_cast<int>(layer), at),
            { side + start * board.unit, y, board.unit, height });
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
        auto x = side;
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
        Rect place { side, board.bottom_row(),
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
        page.row(lowest_row, [&] { draw_space(page, { start, place.y, place.x - start, board.pitch }); });
    }

    void draw_bottom_upright(Page& page, Board const& board, Layer layer)
    {
        constexpr float symbols = 160;
        page.row(lowest_row, [&] {
            draw_symbols_key(page, layer, { side, board.bottom_row(), symbols, board.pitch });
            draw_space(
                page, { side + symbols, board.bottom_row(), board.width - 2 * side - symbols, board.pitch });
        });
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

bool keyboard_fits(Layout const& layout, float glass_width, float glass_height, float pixels_per_mm)
{
    constexpr float least_key = 8;                  // mm
    constexpr float least_gap = 1;                  // mm
    constexpr float least_long_side_upright = 213;  // mm: of a 10-inch glass of 8 to 5
    Sheet const sheet(glass_width, glass_height, pixels_per_mm, false);
    auto const per_mm = pixels_per_mm > 0 ? pixels_per_mm : sheet.scale() * Sheet::design_per_mm;
    auto const millimetres = [&](float length) { return sheet.on_glass(length) / per_mm; };
    if (sheet.portrait() && glass_height / per_mm < least_long_side_upright)
        return false;
    auto const unit = (sheet.width() - 2 * side) / columns_of(layout);
    auto const pitch = pitch_of(layout, sheet.portrait());
    auto const narrowest = std::min(unit, unit * caret_key_of(layout));
    return millimetres(std::min(narrowest, pitch)) >= least_key && millimetres(2 * key_inset) >= least_gap;
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
    if (page.sheet().portrait())
        draw_bottom_upright(page, board, composition.layer());
    else
        draw_bottom_landscape(page, board, composition.layer());
}

}
