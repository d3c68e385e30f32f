// Words of the large view: all of them in their room, or leaf by leaf where they do not fit. Made smaller to
// fit is only a word that is longer than a line, and a passage that is then whole, by a third at most.
//
// The bar offers the next leaf (Page::leaves).
#pragma once

#include "kiosk/screens/page.h"

#include <vector>

namespace peakend::screens {

struct Passage {
    Role role;
    std::string text;
    Type type;  // its width is the room's
};

// Draws what is on the leaf that is on. Returns where it ends.
float draw_reading(Page&, std::vector<Passage> const&, Rect const& room, Colour ground);

}
