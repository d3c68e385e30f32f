// Where the keys of a keyboard stand on the glass, in the design's pixels: its rows and how wide a key is.
#pragma once

#include "kiosk/screens/keyboards.h"
#include "kiosk/screens/page.h"

namespace peakend::screens {

// The row of symbols and space is the lowest that keys stand in (Page::row).
inline constexpr int lowest_row = 1;

struct Board {
    static constexpr float side = 8;  // between the outer keys and the edge of the glass

    float top;
    float unit;     // width of a key
    float pitch;    // height of the row at the bottom
    float letters;  // height of all rows above it
    float width;    // of the sheet
    bool mirrored;

    float end() const { return width - side; }
    float bottom_row() const { return top + letters; }
};

Board board_of(Page const&, Layout const&);

// As it stands on the glass in every language, though the sheet is mirrored.
Rect from_the_left(Board const&, Rect place);

// Keys of the widest row; those beside the last one are at least as wide as a letter.
float columns_of(Layout const&);
// Whether something stands at the start of the last row: shift, or the caret's keys among symbols.
bool has_start_key(Layout const&, visit::Layer);

// Whether every key is at least 8 mm wide and high on a glass of this size, and gaps at least 1 mm. Upright,
// a glass below 10 inches is too small for any.
bool keyboard_fits(Layout const&, float glass_width, float glass_height, float pixels_per_mm);

}
