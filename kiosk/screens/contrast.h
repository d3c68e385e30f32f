// How well one colour stands out from another, and which pairs of a theme have to.
#pragma once

#include "kiosk/screens/scene.h"

#include <span>
#include <string_view>

namespace peakend::screens {

// Contrast ratio, 1 to 21 (WCAG 2.1, "contrast ratio" and "relative luminance"). In whichever order.
double contrast(Colour, Colour);

// Goal A1. WCAG asks 4.5:1 of words (1.4.3) and 7:1 at its highest level (1.4.6); of controls 3:1 (1.4.11).
inline constexpr double least_of_words = 7;
inline constexpr double least_of_controls = 3;

// Colours by their names in a theme's file.
struct Pair {
    std::string_view above;
    std::string_view below;
    double least;
};

// Every pair that a screen draws.
std::span<Pair const> drawn_pairs();

}
