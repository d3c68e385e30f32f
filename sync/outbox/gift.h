// The gift of one visitor: drawn once, with a code that no other visitor of this terminal was ever shown.
#pragma once

#include "sync/contract/questionnaire.h"
#include "sync/contract/response.h"
#include "sync/sql/connection.h"

#include <optional>
#include <string>

namespace peakend {

struct Gift {
    std::string code;  // "" for a gift without one
    bool operator==(Gift const&) const = default;
};

// Nothing when the draw is lost, the day's gifts are given, or the codes have run out. The visit's id is the
// chance: it is random, and the same visit gets the same answer. REQUIRES: a transaction.
Result<std::optional<Gift>> draw_gift(
    sql::Connection&, RecordId const& visit, Surprise const&, Moment const& now);

}
