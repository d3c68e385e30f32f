// 'peakend-uplink export FOLDER': what waits, onto a stick, while no uplink runs.
#pragma once

#include "sync/uplink/configuration.h"
#include "sync/uplink/sender.h"

#include <string>

namespace peakend {

// folder: as typed. Refused, with the command that ends it, while an uplink runs, and for what
// StickExport::begin() refuses; nothing is made where no terminal was ever enrolled. What to print.
Result<std::string> export_once(
    Configuration const&, Process const&, std::string const& folder, Clock const&);

}
