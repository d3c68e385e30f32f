// The answers of each kind of question. A kind that is forgotten here does not compile.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

void draw_question(Page&, Question const&, Smiley const&);
void draw_question(Page&, Question const&, Csat const&);
void draw_question(Page&, Question const&, Nps const&);
void draw_question(Page&, Question const&, Ces const&);
void draw_question(Page&, Question const&, OneOf const&);
void draw_question(Page&, Question const&, ManyOf const&);
// On the keyboard, on the phone when that is offered, or both.
void draw_question(Page&, Question const&, Text const&);
void draw_question(Page&, Question const&, Contact const&);

// The label of a rated question's value: its own word, or its number.
std::string label_of(Page const&, Question const&, std::size_t index, int value);

}
