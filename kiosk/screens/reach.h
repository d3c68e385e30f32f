// How high above the floor stands what can be tapped (goal A3), told by where the glass hangs.
//
// Someone in a wheelchair reaches from 380 to 1,220 mm (ADA 308.2.1 and 308.3.1: 15 to 48 inches).
#pragma once

#include "kiosk/screens/sheet.h"

namespace peakend::screens {

inline constexpr float lowest_reach_mm = 380;
inline constexpr float highest_reach_mm = 1220;

// A glass and what is shown on it.
struct Hung {
    float width;  // pixels
    float height;
    float pixels_per_mm;
    float lower_edge_mm;   // of the glass, above the floor
    bool low_reach;        // what can be tapped stands in the lower half
    bool with_a_keyboard;  // somebody is asked for words, and the keys need more than a half
};

// Above the floor, in millimetres. A field in which one writes counts for nothing: its caret has keys.
struct Reach {
    float lowest;
    float highest;
    bool within_reach() const { return lowest >= lowest_reach_mm && highest <= highest_reach_mm; }
};
Reach reach_of(Hung const&);

// On a glass no higher than a hand nothing is out of reach, and low reach moves nothing.
bool has_a_lower_half(Sheet const&, float pixels_per_mm);

}
