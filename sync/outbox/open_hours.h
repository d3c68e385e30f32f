// Encounters of hours that are not sealed yet.
#pragma once

#include "sync/contract/encounters.h"
#include "sync/sql/connection.h"

#include <vector>

namespace peakend {

Result<void> count(sql::Connection&, Encounter, Moment const& woken);

// Removes and gives, oldest first, every hour that began before. REQUIRES: a transaction.
Result<std::vector<Encounters>> take_hours(sql::Connection&, Moment const& before);

}
