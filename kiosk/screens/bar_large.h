// The bar of the large view: letters of twice the size, in as many rows as they need. What helps a visitor to
// arrange the screen stands at the start side, the way on at the end side.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// All its rows, with the gaps between them.
float height_of_large_bar(Page const&);

void draw_large_bar(Page&, float top);

// To the next leaf of what does not fit; nothing when all is on the screen. For screens without a bar.
void draw_turn_key(Page&, Rect const&, Colour beside);

}
