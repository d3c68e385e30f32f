// A QR code (ISO/IEC 18004) as rectangles. The only file behind which qrcodegen stands.
#pragma once

#include "kiosk/screens/page.h"

#include <string>

namespace peakend::screens {

// Modules of white that a code needs around it.
inline constexpr int quiet_zone = 4;

// As large as whole pixels allow within the square, which becomes white; never mirrored. `label`: what is
// read aloud. Nothing is drawn of a text that is too long for any code.
void draw_qr(Page&, std::string const& text, std::string const& label, Rect const& square);

}
