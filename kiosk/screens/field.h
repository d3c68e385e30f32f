// The field on the glass that shows what is written, with its caret.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

struct Field {
    std::string name;  // when it is read aloud
    std::string hint;
    bool address = false;  // Words::address
};

// A tap in it moves the caret. Where the text is longer than the field, the lines around the caret show.
void draw_field(Page&, visit::Composition const&, Field const&, Rect const& place);

}
