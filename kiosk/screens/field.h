// The field on the glass that shows what is written, with its caret.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// `name`: of the field, when it is read aloud. A tap in it moves the caret. Where the text is longer than the
// field, the lines around the caret show.
void draw_field(
    Page&, visit::Composition const&, std::string const& name, std::string const& hint, Rect const& field);

}
