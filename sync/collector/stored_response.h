// A response as the ledger keeps it: what was said, and what was found out at ingest and never moves again.
#pragma once

#include "sync/contract/response.h"
#include "sync/contract/tally.h"
#include "sync/sql/connection.h"

namespace peakend {

// Also where a walk over all responses has come to; the first page begins after `{}`.
struct ResponseKey {
    sql::Bytes device;
    sql::Bytes epoch;
    std::int64_t seq = 0;
};

struct StoredResponse {
    sql::Bytes device;
    sql::Bytes epoch;
    std::int64_t seq;
    sql::Bytes record_id;
    Instant received_at;
    Instant event_time;
    IngestFacts facts;
    std::string body;             // canonical JSON
    std::string unknown_flag {};  // the first that the row carries and this version does not know

    ResponseKey key() const { return { device, epoch, seq }; }
    // REQUIRES: a transaction is open.
    Result<void> insert(sql::Connection&) const;
    // Gives the stored row these flags. REQUIRES: a transaction is open.
    Result<void> flag(sql::Connection&, std::vector<Flag> const&) const;
    // What the body says. Corrupt when it, or a flag, can't be read any more.
    Result<Response> response() const;
    // Of all that this version knows, as they are written out: ["test_mode"].
    Json flag_names() const;
    // For the journal, of one whose response() fails.
    void tell_unreadable(Error const&) const;
};

// At most `most` responses behind the key, in the order of device, epoch and seq; of one device only when one
// is given.
Result<std::vector<StoredResponse>> responses_after(sql::Connection&, ResponseKey const&, std::int64_t most);
Result<std::vector<StoredResponse>> responses_of_device_after(
    sql::Connection&, ResponseKey const&, std::int64_t most);
// Those in which a visitor wrote something, sealed.
Result<std::vector<StoredResponse>> responses_with_words_after(
    sql::Connection&, ResponseKey const&, std::int64_t most);
// Those of one epoch around the seqs first..last, in the order of seq: all within, and as many as there are
// but at most `reach` before and at least `reach` behind.
Result<std::vector<StoredResponse>> responses_around(
    sql::Connection&, ResponseKey const& first, std::int64_t last, std::int64_t reach);
// Empty when there is none with this key.
Result<std::vector<StoredResponse>> response_at(sql::Connection&, ResponseKey const&);

}
