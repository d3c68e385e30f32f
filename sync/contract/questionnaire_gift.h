// The parts of a questionnaire that a visitor meets with the thanks: a gift, and what the shop did.
#pragma once

#include "sync/contract/authored_object.h"
#include "sync/contract/questionnaire_texts.h"

namespace peakend {

// REQUIRES: the parent has the member. Every fault is a finding.
Surprise read_surprise(AuthoredObject& parent, std::string_view member, QuestionnaireTexts const&);
WeDid read_we_did(AuthoredObject& parent, std::string_view member, QuestionnaireTexts const&);

}
