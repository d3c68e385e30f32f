// The kind of a question under check, with what only some kinds have: steps, labels, choices, a consent.
#pragma once

#include "sync/contract/authored_object.h"
#include "sync/contract/questionnaire.h"
#include "sync/contract/questionnaire_texts.h"

#include <vector>

namespace peakend {

inline constexpr std::size_t most_choices = 40;

struct DraftKind {
    // As far as it can be read: steps that can't are as many as any question of the kind has, and a kind that
    // is not known has at most choices.
    Kind kind;
    std::vector<Wording> labels;
    bool known = false;
};

// Tells members that no question of this kind has, too; of a kind that is not known those that none has.
DraftKind read_kind(AuthoredObject& question, QuestionnaireTexts const&);

}
