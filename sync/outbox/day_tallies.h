// What a terminal counted itself, per local day, so that staff see their history after its records are
// forgotten.
#pragma once

#include "sync/contract/tally.h"
#include "sync/sql/connection.h"

#include <cstdint>

namespace peakend {

// Days on which something was said; an older one goes when a new one comes. Counted in days and not by date,
// so that a clock that jumps ten years ahead costs one day of history and not all of it.
inline constexpr int day_tallies_kept = 400;

// Adds a response, at the local hour of its first tap by the terminal's clock and zone (TZ, /etc/localtime).
// REQUIRES: a transaction.
Result<void> count(sql::Connection&, Response const&);

// Of local days first..last since 1970-01-01, with no touchpoint: it is this terminal.
Result<Contributions> counted(sql::Connection&, std::int32_t first_day, std::int32_t last_day);

}
