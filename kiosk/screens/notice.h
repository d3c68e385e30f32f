// What the shop has to say today ("The lift is out of order until 3"), on the first question only.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// Question and faces stand where they always stand, but a large question, which makes room. Nothing when
// there is none.
void draw_notice(Page&);

// What it takes from a large question.
float room_of_notice(Page const&);

}
