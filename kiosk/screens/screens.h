// The screens beside the questions themselves.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

void draw_asking(Page&);
void draw_thanks(Page&);
void draw_still_there(Page&);
void draw_out_of_order(Page&);
void draw_asleep(Page&);
void draw_closed(Page&);

}
