// Encounters as the ledger keeps them.
#pragma once

#include "sync/collector/event_time.h"
#include "sync/contract/encounters.h"
#include "sync/sql/connection.h"

namespace peakend {

struct StoredEncounters {
    sql::Bytes device;
    sql::Bytes epoch;
    std::int64_t seq;
    EventTime began;
    std::string touchpoint;
    Encounters encounters;

    // An hour of a boot clock lies in two of the wall's: it counts in the one that most of it is in. Invalid
    // for a zone that tzdata does not have. REQUIRES: a transaction is open.
    Result<void> insert(sql::Connection&, std::string const& zone) const;
};

}
