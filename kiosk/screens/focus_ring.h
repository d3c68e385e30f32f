// The ring around what the keys are at: two colours, so that it stands out from any ground.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// What the keys stop at, in their order: the question, what changes the screens, what is written and the
// keyboard as one, the scale from low to high, the ways on and back. So the first stop is never an answer.
std::vector<Spot> spots_of(Scene const&);
// What choosing a spot leads into: the rows of the keyboard from it and from the field, the keys of a row
// from that. Empty for all that is tapped.
std::vector<Spot> inside(Scene const&, Spot const&);
// What a spot is inside of; nothing for those of the screen.
std::optional<Spot> around(Scene const&, Spot const&);
// The spots among which it is one.
std::vector<Spot> beside(Scene const&, Spot const&);

// Null pointer when it is not on the glass.
Element const* element_at(Scene const&, Spot const&);

// Over everything that is drawn.
void draw_focus_ring(Page&, Element const&);

}
