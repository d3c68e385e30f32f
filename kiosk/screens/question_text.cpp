#include "kiosk/screens/questions.h"
#include "kiosk/screens/writing.h"

namespace peakend::screens {

void draw_question(Page& page, Question const& question, Text const&)
{
    auto const* keyboard = page.keyboard();
    if (!keyboard)
        return draw_phone_alone(page, question);
    auto const hint = question.hint.empty() ? page.phrase("Please leave out names and phone numbers.")
                                            : page.wording(question.hint);
    draw_writing(page, question, *keyboard, *page.visit().draft(), { hint });
}

}
