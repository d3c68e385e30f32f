#include "kiosk/screens/questions.h"
#include "kiosk/screens/writing.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    bool asks_for_address(Questionnaire const& questionnaire)
    {
        auto const& questions = questionnaire.questions;
        return std::any_of(questions.begin(), questions.end(),
            [](Question const& question) { return std::holds_alternative<Contact>(question.kind); });
    }

    // Names are not asked to be left out where another question asks for an address.
    std::string hint_of(Page const& page, Question const& question)
    {
        if (!question.hint.empty())
            return page.wording(question.hint);
        if (asks_for_address(page.interview().questionnaire()))
            return "";
        return page.phrase("Please leave out names and phone numbers.");
    }

}

void draw_question(Page& page, Question const& question, Text const&)
{
    auto const* keyboard = page.keyboard();
    if (!keyboard)
        return draw_phone_alone(page, question);
    draw_writing(page, question, *keyboard, *page.visit().draft(), { hint_of(page, question) });
}

}
