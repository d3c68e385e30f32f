#include "kiosk/screens/questions.h"
#include "kiosk/screens/writing.h"

namespace peakend::screens {

void draw_question(Page& page, Question const& question, Contact const& contact)
{
    auto const* keyboard = page.keyboard();
    if (!keyboard)
        return draw_phone_alone(page, question);
    auto const hint = question.hint.empty() ? page.phrase("Your e-mail address or phone number")
                                            : page.wording(question.hint);
    draw_writing(page, question, *keyboard, *page.visit().draft(), { hint, &contact.consent });
}

}
