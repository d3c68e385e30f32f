// The bar at the bottom: languages on the first question; Back, Skip and the way on later.
#pragma once

#include "kiosk/screens/chip.h"
#include "kiosk/screens/page.h"

#include <optional>

namespace peakend::screens {

inline constexpr float bar_height = 118;

// What is left free under it.
float below_bar(Sheet const&);

// Between what stands in it: 3 mm, which keeps two fingertips apart.
float gap_of_bar(Page const&);

// Where the bar begins, with its rows of languages: answers end above it.
float top_of_bar(Page const&);

// Where answers of low reach end: a finger apart from the bar.
float end_of_answers(Page const&);

void draw_bar(Page&);

// Of a question after the first: Back, Skip and the way on, which a tap on a face, star or single choice
// needs not. Skip is not there once it would mean the same as Next.
struct WayOn {
    std::optional<Chip> back;
    std::optional<Chip> skip;
    std::optional<Chip> main;
};
WayOn way_on(Page const&);

// The little figure alone at the end side, where the bar is on other screens; beside it the key that turns
// leaves, when there are any.
void draw_bar_of_figure(Page&, Colour beside);
// Where it begins, and with it what else stands in that row.
float top_of_figure(Sheet const&);

}
