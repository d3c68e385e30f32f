// The bar at the bottom: languages on the first question; Back, Skip and the way on later.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

inline constexpr float bar_height = 118;

// What is left free under it.
float below_bar(Sheet const&);

// Where the bar begins, with its rows of languages: answers end above it.
float top_of_bar(Page const&);

void draw_bar(Page&);

}
