// The card with the QR code: words can be given on one's own phone.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// REQUIRES: page.phone_link() is not "".
void draw_phone_card(Page&, Rect const& card);

}
