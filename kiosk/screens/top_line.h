// The line at the top: which place is asked about, and how far the visitor is.
#pragma once

#include "kiosk/screens/page.h"

#include <string>

namespace peakend::screens {

enum class TopLine {
    Welcome,  // place and store, and that nobody is named
    Step,     // place and "Question 2 of 3"
    PlaceOnly,
    PlaceAndStore,
};

// Where large words may begin under it.
float below_top_line(Page const&);

void draw_top_line(Page&, TopLine);

// On the first question its hint, or that nobody is named. Landscape shows it in the top line, portrait under
// the question.
std::string words_of_welcome(Page const&);

}
