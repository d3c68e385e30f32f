// A chip: a language, or a button of the bar.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

enum class Look {
    Plain,
    Main,     // the way on, or what is chosen
    Waiting,  // cannot be tapped yet
};

enum class Sign { None, Back, Next, Tick };

struct Chip {
    std::string label;
    Look look = Look::Plain;
    float size = 32;  // of the letters, in the design's pixels
    Sign before = Sign::None;
    Sign after = Sign::None;
    std::string language {};  // of the label; "" for the visitor's
    bool chosen = false;
    std::string picture {};  // before the label, "icons/globe"; "" for none
    Role role = Role::Button;
    bool wordless = false;         // the picture stands for the label, which is read aloud only
    std::string under_picture {};  // "2/3", small under a picture without words; "" for none
};

// What the label, its signs and `padding` on both sides need.
float width_of(Page const&, Chip const&, float padding);

// True when it is tapped. `beside`: what lies around it.
bool draw_chip(Page&, Chip const&, Rect const&, Colour beside);

}
