// One key of the keyboard, drawn.
#pragma once

#include "kiosk/screens/page.h"

#include <string>
#include <string_view>

namespace peakend::screens {

// How far a key's face stays from the edge of its place, on every side.
inline constexpr float key_inset = 5;

enum class KeyLook {
    Letter,
    Beside,   // what types nothing
    Main,     // the way on
    Waiting,  // the way on, which cannot be tapped yet
};

enum class KeySign { None, Shift, Delete, Before, After, More };

struct DrawnKey {
    std::string_view id;
    std::string spoken;  // the label in the Scene
    std::string words;   // "" for a sign alone
    KeyLook look = KeyLook::Letter;
    KeySign sign = KeySign::None;
    float size = 44;         // of the letters, at most
    bool lit = false;        // it is on, as shift is
    bool quiet = false;      // its words only say where one is
    bool fleeting = false;   // its words are the visitor's own
    bool repeats = false;    // it comes again while it is held
    std::string picture {};  // "icons/access", instead of words; "" for none
};

// Letters get smaller before they are cut. True when it is tapped.
bool draw_key_cap(Page&, DrawnKey const&, Rect const& place);

}
