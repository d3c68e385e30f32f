// One batch on its way into the ledger: which of its records are new, and what follows from each of those.
//
// Lives within one savepoint. Never looks before it inserts: the unique keys of `identity` decide.
#pragma once

#include "sync/collector/catalogue.h"
#include "sync/collector/event_time.h"
#include "sync/collector/second_look.h"
#include "sync/collector/stored_response.h"
#include "sync/collector/stream_progress.h"
#include "sync/collector/tally_sheet.h"
#include "sync/collector/verified_batch.h"

namespace peakend {

class Posting {
public:
    // REQUIRES: all outlive the Posting.
    Posting(sql::Connection&, Catalogue&, SuspicionLimits const&, VerifiedBatch const&, Instant received_at);

    // REQUIRES: a savepoint is open, and `progress` is that of the batch's epoch.
    Result<void> post(StreamProgress& progress);

    std::vector<std::pair<std::int64_t, Verdict>> const& exceptions() const { return m_exceptions; }
    bool forked() const { return m_forked; }
    bool anything_new() const { return !m_new.empty(); }
    std::size_t fresh() const { return m_new.size(); }
    std::size_t repeats() const { return m_entered.size() - m_new.size(); }

private:
    // What identity says of a record that it did not take.
    enum class Kin {
        Here,      // it has it, under this very key
        Resealed,  // it has it under another key: the terminal has drawn a new epoch since
        Twin,      // another epoch of this terminal has its id with another hash
        Stranger,  // none of these: a second terminal
    };
    Result<void> post_file(StreamProgress& progress);
    Result<void> enter_all();
    Result<void> enter(VerifiedRecord const&);
    Result<void> enter_known(VerifiedRecord const&);
    Result<Kin> kin_of(VerifiedRecord const&);
    Result<void> keep_as_fork(VerifiedRecord const&);
    Result<void> fork_what_is_new();
    Result<void> fork_if_new(VerifiedRecord const&);
    // True when the stream had not passed it yet.
    Result<bool> pass(std::int64_t seq, RecordId const&, std::string_view why);
    Result<void> pass_what_is_set_aside();

    Result<void> store_new();
    Result<void> store(VerifiedRecord const&, Response const&);
    Result<void> store(VerifiedRecord const&, QuestionnaireEdit const&);
    Result<void> store(VerifiedRecord const&, Encounters const&);
    Result<void> store_unparsed(VerifiedRecord const&, std::string const& reason);
    Result<void> count(StoredResponse const&, Response const&);
    Result<void> count_those_waiting_for(RevisionId const&);
    Result<void> repeat_verdicts();
    Result<void> keep_state();
    Result<void> find_event_times();
    Result<void> look_at_neighbours();
    Result<void> flag_again();

    sql::Connection& m_database;
    Catalogue& m_catalogue;
    SuspicionLimits const& m_limits;
    VerifiedBatch const& m_batch;
    Instant m_received_at;
    sql::Bytes m_device;
    sql::Bytes m_epoch;

    std::vector<VerifiedRecord const*> m_new;
    std::vector<std::int64_t> m_entered;  // seqs that the stream has come to, by identity or by `passed`
    bool m_moved = false;                 // one of them is new in this stream
    std::vector<std::pair<std::int64_t, Verdict>> m_exceptions;
    bool m_forked = false;
    std::string m_zone;
    std::map<std::int64_t, EventTime> m_event_times;  // of the new responses, by seq
    SecondLook m_look;
    TallySheet m_sheet;
};

}
