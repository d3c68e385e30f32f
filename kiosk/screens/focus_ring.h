// The ring around what the keys are at: two colours, so that it stands out from any ground.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// What the keys stop at, in their order: the question, what changes the screens, the scale from low to high,
// the ways on and back. So the first stop is never an answer.
std::vector<Spot> spots_of(Scene const&);

// Null pointer when it is not on the glass.
Element const* element_at(Scene const&, Spot const&);

// Over everything that is drawn.
void draw_focus_ring(Page&, Element const&);

}
