// Which records of one batch enter the ledger, and what becomes of those that don't.
//
// Never looks before it inserts: the unique keys of `identity` decide. What follows from a record that has
// entered is left to Posting.
#pragma once

#include "sync/collector/verified_batch.h"
#include "sync/sql/connection.h"

#include <vector>

namespace peakend {

class Admission {
public:
    // REQUIRES: both outlive the Admission; a savepoint is open whenever it is asked for something.
    Admission(sql::Connection&, VerifiedBatch const&, Instant received_at);

    Result<void> admit_all();
    Result<void> pass_what_is_set_aside();
    // Of a lease long retired: nothing enters, and what would be new is a second terminal's.
    Result<void> fork_what_is_new();

    std::vector<VerifiedRecord const*> const& admitted() const { return m_admitted; }
    // Ascending seqs that the stream has come to, by `identity` or by `passed`.
    std::vector<std::int64_t> const& reached() const { return m_reached; }
    // One of them is new in this stream.
    bool moved() const { return m_moved; }
    // Seqs whose records were kept aside.
    std::vector<std::int64_t> const& forks() const { return m_forks; }
    // A second terminal has this one's name.
    bool forked() const { return m_forked; }

private:
    // What identity says of a record that it did not take.
    enum class Kin {
        Here,      // it has it, under this very key
        Resealed,  // it has it under another key: the terminal has drawn a new epoch since
        Twin,      // another epoch of this terminal has its id with another hash
        Stranger,  // none of these: a second terminal
    };
    Result<void> admit(VerifiedRecord const&);
    Result<void> drop_what_stood_for_them();
    Result<void> take_note_of(VerifiedRecord const& known);
    Result<Kin> kin_of(VerifiedRecord const&);
    Result<void> keep_as_fork(VerifiedRecord const&);
    Result<void> fork_if_new(VerifiedRecord const&);
    // True when the stream had not passed it yet.
    Result<bool> pass(std::int64_t seq, RecordId const&, std::string_view why);

    sql::Connection& m_database;
    VerifiedBatch const& m_batch;
    Instant m_received_at;
    sql::Bytes m_device;
    sql::Bytes m_epoch;

    std::vector<VerifiedRecord const*> m_admitted;
    std::vector<std::int64_t> m_reached;
    std::vector<std::int64_t> m_forks;
    bool m_moved = false;
    bool m_forked = false;
};

}
