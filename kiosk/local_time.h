// What the clock on the shop's wall shows.
//
// The terminal's own wall clock may be wrong; the uplink's anchors of this boot tell the true time.
#pragma once

#include "sync/base/local_clock.h"
#include "sync/contract/batch.h"

#include <span>
#include <string>

namespace peakend {

// All local times of this process are of this zone from now on; "" leaves the system's. Invalid for one that
// tzdata does not have. REQUIRES: no other thread runs yet.
Result<void> use_zone(std::string const& name);

// "2026-11-24T15:00", local; Invalid for what is none.
Result<Instant> local_instant(std::string_view);

// By the best anchor of this boot; without one by the terminal's clock, unless it cannot be right: it shows a
// time before this program was made.
std::optional<Instant> true_time(Moment const&, std::span<ClockAnchor const>);

}
