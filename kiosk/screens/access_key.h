// The little figure, on every screen that can be used.
//
// One tap gives large words, high contrast and low reach at once, so that nobody has to find the way through
// small words first. A tap in any other view opens the sheet on which single ones are chosen.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// What a tap on it wants.
visit::Intent wanted_of_access_key(Page const&);

// The figure alone, or with its words where there is room for them.
void draw_access_key(Page&, Rect const&, Colour beside);

}
