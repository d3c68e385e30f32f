// Tiles: choices with an icon and a few words, one or many of which are true for the visitor.
#pragma once

#include "kiosk/screens/page.h"

#include <vector>

namespace peakend::screens {

// The order in which choices are shown: shuffled by `seed`, except that the last one, "Something else", stays
// last.
std::vector<Choice const*> shown_order(std::vector<Choice> const&, bool shuffled, std::uint64_t seed);

// Choices that do not all fit are leafed through: one cell of the grid turns to the next ones, and nothing is
// smaller than a finger or the visitor's letters.
struct Leaf {
    std::size_t first;
    std::size_t count;
    std::size_t of;  // so many leaves there are
};
Leaf leaf_of(std::size_t choices, std::size_t cells, std::size_t turns);
// The same where the way to the next ones stands elsewhere. REQUIRES: some choices and cells.
Leaf whole_leaf_of(std::size_t choices, std::size_t cells, std::size_t turns);

struct TileStyle {
    bool many;  // tiles go on and off; else the first one tapped is the answer
};

// Between a heading and its tiles.
inline constexpr float tiles_below_heading = 21;

// Between `top` and the bar. Wants Say or Toggle when one is tapped.
void draw_tiles(Page&, std::vector<Choice const*> const&, TileStyle, float top);

}
