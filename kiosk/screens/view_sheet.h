// The sheet on which a visitor arranges the screens: each thing goes on or off by itself, and the sheet shows
// at once how it looks.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

void draw_views(Page&);

}
