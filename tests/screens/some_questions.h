// Questionnaires of a few words in two languages, made on the spot.
#pragma once

#include "sync/contract/questionnaire.h"

#include <memory>
#include <string>
#include <vector>

namespace peakend::screens {

inline Wording in_both(std::string english, std::string arabic = "")
{
    auto const second = arabic.empty() ? english : arabic;
    return { { { "en", std::move(english) }, { "ar", second } } };
}

inline Choice choice(std::string id) { return { id, "", in_both("I say " + id) }; }

inline Kind one_of() { return OneOf { { choice("wait"), choice("price"), choice("other") }, false }; }
inline Kind many_of() { return ManyOf { { choice("wait"), choice("price"), choice("other") }, false }; }

inline std::vector<Wording> numbered_labels(int count)
{
    std::vector<Wording> labels;
    for (int at = 0; at < count; ++at)
        labels.push_back(in_both("word " + std::to_string(at)));
    return labels;
}

// Face first; then the given question; then one more.
inline std::shared_ptr<Questionnaire> questionnaire_with(Kind kind, std::vector<Wording> labels = {})
{
    auto made = std::make_shared<Questionnaire>();
    made->title = in_both("Fitting rooms");
    made->default_language = "en";
    made->languages = { "en", "ar" };
    made->thanks = { in_both("Thank you."), in_both("We read it.") };
    made->questions.push_back(
        { "face", Smiley { 5 }, in_both("How was it?"), {}, numbered_labels(5), {}, "" });
    made->questions.push_back(
        { "asked", std::move(kind), in_both("And this?"), {}, std::move(labels), {}, "" });
    made->questions.push_back(
        { "last", OneOf { { choice("yes"), choice("no") }, false }, in_both("Again?"), {}, {}, {}, "" });
    return made;
}

inline std::shared_ptr<Questionnaire> face_alone()
{
    auto made = questionnaire_with(Nps {});
    made->questions.resize(1);
    return made;
}

}
