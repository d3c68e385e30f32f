// The colours and corners of the kiosk, as one of the files below assets/themes gives them (see
// theme_file.h).
#pragma once

#include "kiosk/screens/scene.h"

#include <string>

namespace peakend::screens {

struct Theme {
    Colour ink;         // main text and the lines of faces
    Colour second_ink;  // hints, names of places
    Colour petrol;      // main action, chosen
    Colour petrol_pressed;
    Colour on_petrol;
    Colour sky;          // ground of every question
    Colour paper;        // cards, keys, chips
    Colour mist;         // far hill; what cannot be tapped yet
    Colour deep_mist;    // near hill; pressed
    Colour line;         // outline of what can be tapped
    Colour hair;         // dividers only, never a control
    Colour sun;          // the ring of what is chosen, the current step, the sunrise
    Colour on_sun;       // the tick on it
    Colour face_edge;    // by which a face stands out from its ground
    Colour focus_inner;  // the two rings around what the keys are at
    Colour focus_outer;
    Colour dawn;     // ground of the thanks
    Colour halo[3];  // around the sun, from the outside in
    Colour dawn_far_hill;
    Colour dawn_near_hill;
    Colour dawn_track;  // of the countdown

    // Lengths are the design's pixels (see Sheet).
    float chip_radius;
    float tile_radius;
    float key_radius;
    float panel_radius;
    float control_line;      // thickness of a control's outline
    float focus_inner_line;  // thickness of the rings of focus
    float focus_outer_line;

    bool hills;         // hills by day and a sunrise at the end; else a plain ground
    std::string faces;  // folder of the five faces, below assets/art
    std::string logo;   // picture below assets/art; "" for none
};

}
