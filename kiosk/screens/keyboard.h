// The keyboard on the glass: the keys of a Layout, and what a tap on each wants.
//
// Letters stand as their layout has them, from the left in every language; the row with the way on is
// mirrored with the rest of the screen. The gap between two keys belongs to the nearer one.
#pragma once

#include "kiosk/screens/keyboards.h"
#include "kiosk/screens/page.h"

namespace peakend::screens {

// Where it begins, in the design's pixels: what is written ends above it.
float top_of_keyboard(Page const&, Layout const&);

// Landscape it reaches to the bottom of the glass and has Back, Skip and Send among its keys; upright they
// are the bar's.
void draw_keyboard(Page&, Layout const&, visit::Draft const&);

}
