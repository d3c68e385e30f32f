// The keys of a numbered scale, which are joined: a finger may slide over them, and only where it lifts
// counts.
#pragma once

#include "kiosk/screens/page.h"

#include <string>
#include <vector>

namespace peakend::screens {

struct Key {
    int value;
    std::string label;  // as it is read aloud
    std::string word;   // under the number; may be empty
    Rect shape;
    Rect target;
};

struct KeyStyle {
    float number_size;
    float raise = 0;       // how far a chosen key stands out upwards
    bool flat = false;     // the word stands beside its number, not under it
    float word_room = 64;  // height
};

// All look the same at rest. Wants Say when the finger lifts on one.
void draw_keys(Page&, std::vector<Key> const&, KeyStyle const&);

}
