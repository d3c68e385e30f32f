// Faces and stars: a rating in one tap, drawn as five equal pictures with a word under each.
#pragma once

#include "kiosk/screens/page.h"

#include <string>
#include <vector>

namespace peakend::screens {

// The picture of a face from 1 (very bad) to 5 (very good), in the set that a theme names.
std::string face_name(std::string const& faces, int value);

struct PictureChoice {
    int value;
    std::string picture;
    std::string label;
    bool lit = false;  // part of what is chosen: does not fade with the others
};

// In one row, in this order from the start side. Wants Say when one is tapped.
void draw_picture_choices(Page&, std::vector<PictureChoice> const&);

}
