// The lowest row of the keyboard: symbols, space and, landscape, the way back and on.
#pragma once

#include "kiosk/screens/board.h"

namespace peakend::screens {

void draw_bottom_row(Page&, Board const&, visit::Layer);

}
