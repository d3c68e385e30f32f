// The ways through a questionnaire under check: they lead forward, to questions that exist, and to all of
// them.
#pragma once

#include "sync/contract/authored_object.h"
#include "sync/contract/questionnaire_draft.h"

#include <vector>

namespace peakend {

void check_ways(std::vector<DraftQuestion> const&, Findings&);

}
