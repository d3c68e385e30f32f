// One question under check, as far as it can be read.
#pragma once

#include "sync/contract/authored_object.h"
#include "sync/contract/questionnaire.h"
#include "sync/contract/questionnaire_texts.h"

#include <string>

namespace peakend {

// Where every way ends; no question may be called so.
inline constexpr std::string_view the_end = "thanks";

struct DraftQuestion {
    std::string path;
    Question question;
    bool kind_known = false;  // else `kind` has choices at most
    bool ways_known = false;  // else some branch or `next` could not be read
};

// Where its ways lead is not looked at: that needs all questions.
DraftQuestion read_question(Json const&, std::string path, QuestionnaireTexts const&, Findings&);

}
