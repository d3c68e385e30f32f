// Do the tallies still follow from the responses? Works terminal by terminal, so memory does not grow with
// the ledger.
#pragma once

#include "sync/sql/connection.h"

namespace peakend {

struct ResponsesAudit {
    std::int64_t responses = 0;
    std::int64_t unreadable = 0;  // named in the journal
};

// Whether every response can be read, in pages.
Result<ResponsesAudit> audit_responses(sql::Connection&);

struct TallyAudit {
    std::int64_t responses = 0;
    std::int64_t terminals = 0;
    std::int64_t differences = 0;  // sums that are not what the responses give
};

// One moment of the ledger, read through a read-only connection or the writer's own.
Result<TallyAudit> audit_tallies(sql::Connection&);

// Writes every tally anew from the responses. REQUIRES: the writer's connection, a transaction is open.
Result<void> rebuild_tallies(sql::Connection&);

}
