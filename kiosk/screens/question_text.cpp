#include "kiosk/screens/heading.h"
#include "kiosk/screens/questions.h"

namespace peakend::screens {

void draw_question(Page& page, Question const& question, Text const&) { draw_heading(page, question); }
void draw_question(Page& page, Question const& question, Contact const&) { draw_heading(page, question); }

}
