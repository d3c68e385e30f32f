// What the visitors of a made-up story are asked.
#pragma once

#include "tests/visit/walks.h"

namespace peakend::visit {

// Every kind of question, and a gift at the end.
inline std::shared_ptr<Questionnaire const> long_questionnaire()
{
    auto made = std::make_shared<Questionnaire>(*some_questionnaire());
    auto& questions = made->questions;
    questions.back().next.clear();
    questions.push_back({ "visit", OneOf { { choice("first"), choice("again") }, true },
        words("Your first visit?"), {}, {}, { { {}, { "again" }, "effort" } }, "" });
    questions.push_back({ "stars", Csat {}, words("Satisfied?"), {}, {}, {}, "" });
    questions.push_back({ "effort", Ces { 7, Polarity::HighIsGood }, words("Easy?"), {}, {}, {}, "" });
    questions.push_back({ "more", Text { 20 }, words("More?"), {}, {}, {}, "" });
    questions.push_back({ "mail", Contact { words("Only to answer you."), "2026-1", 30 },
        words("Answer you?"), {}, {}, {}, "" });
    made->surprise = Surprise { words("Wrapping"), words("At the till"), {}, true, 1, {} };
    return made;
}

// Asks something else first, and in another language.
inline std::shared_ptr<Questionnaire const> short_questionnaire()
{
    auto made = std::make_shared<Questionnaire>(*some_questionnaire());
    made->default_language = "ar";
    made->questions.erase(made->questions.begin(), made->questions.begin() + 1);
    return made;
}

}
