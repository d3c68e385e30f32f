// A small questionnaire and a Visit that a test leads through it.
#pragma once

#include "kiosk/visit/visit.h"

namespace peakend::visit {

inline Wording words(std::string text) { return { { { "en", std::move(text) } } }; }

inline Choice choice(std::string id) { return { id, "", words(id) }; }

// face (bad -> why, else -> nps), why (many_of), nps, thanks.
inline std::shared_ptr<Questionnaire const> some_questionnaire()
{
    auto made = std::make_shared<Questionnaire>();
    made->title = words("Fitting rooms");
    made->default_language = "en";
    made->languages = { "en", "ar" };
    made->questions.push_back(
        { "face", Smiley { 5 }, words("How was it?"), {}, {}, { { { 3, 4, 5 }, {}, "nps" } }, "" });
    made->questions.push_back({ "why", ManyOf { { choice("wait"), choice("price"), choice("other") }, false },
        words("Why?"), {}, {}, {}, "" });
    made->questions.push_back({ "nps", Nps {}, words("Recommend?"), {}, {}, {}, "thanks" });
    return made;
}

inline Moment at(std::int64_t milliseconds)
{
    return { std::string(32, 'b'), boot_instant_of(milliseconds), instant_of(1'000'000 + milliseconds) };
}

}
