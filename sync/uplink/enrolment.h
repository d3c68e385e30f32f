// Redeems a one-time code: from then on headquarters knows this terminal by its key.
#pragma once

#include "sync/outbox/uplink_file.h"
#include "sync/uplink/configuration.h"
#include "sync/uplink/sender.h"

#include <string>

namespace peakend {

// Where it stands, down to the touchpoint: several terminals of one store may have changed hands.
// "Tidemark, Harbour Street (tidemark/south/harbour-street/exit)"; the latter as headquarters names it.
std::string place_of(Enrolled const&);

// code: as typed. Makes this terminal's key when there is none, and keeps what headquarters answered. Refused
// when headquarters does not take the code, so that a new one is needed; Unavailable when it could not be
// asked.
Result<Enrolled> enrol(
    UplinkFile&, Configuration const&, Process const&, std::string const& code, Clock const&);

}
