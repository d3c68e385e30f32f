// The languages that a visitor can choose: as chips in the bar, and all of them on a sheet of their own.
//
// Each stands in its own script and is called by its own name. Up to five all stand in the bar; of more, the
// likeliest four, and a globe that opens the sheet.
#pragma once

#include "kiosk/screens/page.h"

#include <cstddef>

namespace peakend::screens {

// Chips in the bar, the globe among them; 0 when there is nothing to choose.
std::size_t language_chips(Page const&);

// One of them. REQUIRES: at < language_chips().
void draw_language_chip(Page&, std::size_t at, Rect const&);

// All of them in one row from `x` to `end`: the names share the width, the globe is square.
void draw_language_row(Page&, float x, float end, float top);

// The whole sheet, instead of the question below it.
void draw_languages(Page&);

}
