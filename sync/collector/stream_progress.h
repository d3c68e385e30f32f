// How far one epoch of one terminal has come here, and which of its copies may go on: acknowledgement and
// lease.
//
// acknowledged_through is contiguous: every seq up to it is committed here, passed for a stated
// reason (`passed`), or lies in a declared gap because not even the terminal has it any more. The lease tells
// a terminal from its clone: whoever presents `current` retires `previous`; `previous` means that our reply
// was lost; anything older, with new records, is a second terminal.
#pragma once

#include "sync/contract/batch.h"
#include "sync/sql/connection.h"

#include <span>

namespace peakend {

enum class LeaseStanding { Current, Previous, Retired };

class StreamProgress {
public:
    // An epoch that was never seen begins at nothing. A lease of another incarnation counts for nothing:
    // then, as at the beginning, whatever is presented is current.
    static Result<StreamProgress> load(
        sql::Connection&, sql::Bytes const& device, sql::Bytes const& epoch, Incarnation const&);

    std::int64_t acknowledged_through() const { return m_acknowledged_through; }
    Lease const& lease() const { return m_current; }

    LeaseStanding standing_of(std::optional<Lease> const& presented) const;
    // After new records under the current lease.
    void rotate_lease(std::optional<Lease> const& presented);
    // A new incarnation has begun.
    void void_lease(Incarnation const&);

    // entered: the seqs that the stream has come to by this batch, ascending. What the batch says that the
    // terminal does not hold, below lowest_held or missing, and is not here, is declared a gap. REQUIRES: a
    // transaction is open.
    Result<void> advance(std::span<std::int64_t const> entered, Batch const&, Instant now);
    // REQUIRES: a transaction is open.
    Result<void> save(Instant now);

    // What is acknowledged and older than seven days.
    Result<std::int64_t> safe_through(Instant now);

private:
    StreamProgress(sql::Connection& database, sql::Bytes device, sql::Bytes epoch, Incarnation incarnation)
        : m_database(database)
        , m_device(std::move(device))
        , m_epoch(std::move(epoch))
        , m_incarnation(incarnation)
    {
    }

    Result<void> pass_stored();
    Result<std::optional<std::int64_t>> next_stored();
    Result<void> declare_gap(std::int64_t last, Instant now);

    sql::Connection& m_database;
    sql::Bytes m_device;
    sql::Bytes m_epoch;
    Incarnation m_incarnation;
    std::int64_t m_acknowledged_through = 0;
    std::int64_t m_highest = 0;
    std::int64_t m_saved_through = 0;
    bool m_leased = false;  // false: nobody holds a lease of this epoch and incarnation
    bool m_changed = false;
    Lease m_current;
    Lease m_previous;
};

}
