// Gives up this terminal's name: headquarters retires its key, and here the key and the device go.
#pragma once

#include "sync/outbox/uplink_file.h"
#include "sync/uplink/configuration.h"
#include "sync/uplink/sender.h"

namespace peakend {

// Refused while something is still to be sent, and when headquarters does not let this terminal go;
// Unavailable when it can't be asked. After either the terminal is enrolled as before. A crash at any step
// leaves it enrolled, when headquarters may have retired it already and answers a second farewell like the
// first one, or forgotten; say finish_farewell() at each start.
Result<void> say_farewell(UplinkFile&, Configuration const&, Process const&, Clock const&);

// Deletes the key that a crash right after the farewell left behind.
Result<void> finish_farewell(UplinkFile&, Configuration const&);

}
