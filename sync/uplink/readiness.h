// Whether this terminal delivers: settings, folders, key, enrolment and what came of the last try, looked at
// without writing and without the network, so that it can be asked while an uplink runs.
#pragma once

#include "sync/uplink/configuration.h"

#include <string>
#include <utility>
#include <vector>

namespace peakend {

struct UplinkReadiness {
    std::vector<std::pair<std::string, std::string>> rows;  // name and finding; no line breaks
    // Enrolled, nothing damaged, headquarters did not refuse the last try, and an uplink runs if anything
    // waits that is not on its way by a stick.
    bool in_order = true;
};

UplinkReadiness readiness_of(Configuration const&, Instant now);

}
