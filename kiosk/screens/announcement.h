// A screen that asks nothing, in the large view: a heading and a text between the top line and the figure.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// Where a screen that asks nothing begins below its top line.
float top_of_announcement(Sheet const&);

struct Announcement {
    std::string heading;
    std::string text;  // "" for none
    float heading_size;
    float text_size;
};

// Leaf by leaf where it does not fit. Returns where it ends.
float draw_large_announcement(Page&, Announcement const&);

}
