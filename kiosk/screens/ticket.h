// What slides in under the thanks: a ticket with a gift, or what the shop did because visitors asked for it.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

float ticket_height(Page const&);

bool has_ticket(Page const&);
// From `top` on, at the start side. REQUIRES: has_ticket().
void draw_ticket(Page&, float top);

}
