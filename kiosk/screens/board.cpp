#include "kiosk/screens/board.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/key_cap.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    using visit::Layer;

    constexpr float below = 6;
    constexpr float pitch_landscape = 118;
    constexpr float room_landscape = 472;  // for all rows
    constexpr float pitch_upright = 100;
    constexpr float room_upright = 430;
    constexpr float above_bar = 24;

    std::size_t most_rows(Layout const& layout)
    {
        return std::max({ layout.letters.size(), layout.shifted.size(), layout.symbols.size() })
            + (layout.phonetic ? 1 : 0);
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

    float bottom_of(Page const& page)
    {
        return page.sheet().portrait() ? top_of_bar(page) - above_bar : page.sheet().height() - below;
    }

}

bool has_start_key(Layout const& layout, visit::Layer layer)
{
    return layer == Layer::Symbols || !layout.shifted.empty();
}

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

Board board_of(Page const& page, Layout const& layout)
{
    auto const pitch = pitch_of(layout, page.sheet().portrait(), page.large());
    auto const letters = pitch * static_cast<float>(most_rows(layout));
    auto const width = page.sheet().width();
    return { bottom_of(page) - pitch - letters, (width - 2 * Board::side) / columns_of(layout), pitch,
        letters, width, page.sheet().mirrored() };
}

Rect from_the_left(Board const& board, Rect place)
{
    if (board.mirrored)
        place.x = board.width - place.x - place.width;
    return place;
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
    auto const unit = (sheet.width() - 2 * Board::side) / columns_of(layout);
    auto const pitch = pitch_of(layout, sheet.portrait());
    auto const narrowest = std::min(unit, unit * caret_key_of(layout));
    return millimetres(std::min(narrowest, pitch)) >= least_key && millimetres(2 * key_inset) >= least_gap;
}

}
