// A ring that runs out, with the seconds that are left in it. It moves once a second.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

struct Countdown {
    float radius;
    float thickness;
    float number_size;
    Colour track;
    Colour ground;
};

void draw_countdown(Page&, Countdown const&, Point middle, BootInstant end, Milliseconds whole);

}
