// What a screen stands on: the hills by day, and the sunrise that is kept for the end.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// Both leave the colour behind everything to the one who clears the frame.
void draw_day(Page&);
void draw_sunrise(Page&);
void draw_night(Page&);

}
