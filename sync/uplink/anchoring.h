// What a reply teaches about the time, and which of that a batch has to tell.
#pragma once

#include "sync/contract/batch.h"

#include <vector>

namespace peakend {

// headquarters' clock was read between the two moments: taken as the middle, uncertain by half the round
// trip. REQUIRES: both are of one boot.
ClockAnchor anchor_between(Moment const& sent, Moment const& received, Instant server);

// Those whose boot one of the records names: with them the collector computes when it happened.
std::vector<ClockAnchor> anchors_needed(
    std::vector<SealedRecord> const&, std::vector<ClockAnchor> const& known);

}
