// Gives up this terminal's name: headquarters retires its key, and here the key and the device go.
#pragma once

#include "sync/outbox/uplink_file.h"
#include "sync/uplink/configuration.h"
#include "sync/uplink/sender.h"

namespace peakend {

// Refused while something is still to be sent, and when headquarters does not let this terminal go;
// Unavailable when it can't be asked. After either the terminal is enrolled as before. A crash at any step
// leaves it enrolled, when headquarters may have retired it already, or forgotten.
//
// The reply to a farewell may have been lost: while that is possible it is said again whatever waits, and
// headquarters, if it has let the terminal go, says again what it has. Returns how many records came later:
// they stay on the terminal, for its next enrolment. Say finish_farewell() afterwards, and at each start.
Result<std::int64_t> say_farewell(UplinkFile&, Configuration const&, Process const&, Clock const&);

// Deletes the key of a device that was forgotten, and no other: an enrolment may be under way with a new one.
Result<void> finish_farewell(UplinkFile&, Configuration const&);

}
