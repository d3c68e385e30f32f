// What new responses say of each other, and of those that stand around them already.
//
// Flags of a burst or a run are decided by neighbours in the order of seq (contract/suspicion.h); whoever
// comes last completes the picture, so a stored response may have to be flagged again.
#pragma once

#include "sync/collector/stored_response.h"
#include "sync/contract/suspicion.h"

#include <map>
#include <vector>

namespace peakend {

struct Reflagged {
    StoredResponse stored;    // as it stands
    std::vector<Flag> flags;  // as it is to stand
};

struct SecondLook {
    std::map<std::int64_t, std::vector<Flag>> of_new;  // by seq; only Burst and SameRun
    std::vector<Reflagged> of_stored;
};

// fresh: by seq, of responses of this device and epoch that are not stored yet. Costs two queries.
Result<SecondLook> look_again(sql::Connection&, sql::Bytes const& device, sql::Bytes const& epoch,
    std::map<std::int64_t, Impression> const& fresh, SuspicionLimits const&);

}
