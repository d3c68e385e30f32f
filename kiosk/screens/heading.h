// The question itself and its hint, above the answers.
//
// Each returns where it ends. Sizes are the design's: as large as goes in one line, smaller in two; never
// cut.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// Above a row of faces, stars or numbers. `raised`: how much nearer it stands to the top line, where answers
// need the room. `reserved`: what the large view keeps free under it, above the
// lower half.
float draw_heading(Page&, Question const&, float reserved = 0, float raised = 0);

// Above a scale of agreement: the hint stands over the sentence ("Do you agree?").
float draw_heading_of_agreement(Page&, Question const&);

// Above tiles, beside the face that was tapped just before, if it was a face.
float draw_heading_of_tiles(Page&, Question const&);

}
