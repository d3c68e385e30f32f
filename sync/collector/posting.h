// One batch on its way into the ledger: what follows from each of its records that is new.
//
// Lives within one savepoint. Which records are new is for Admission to say.
#pragma once

#include "sync/collector/admission.h"
#include "sync/collector/catalogue.h"
#include "sync/collector/event_time.h"
#include "sync/collector/second_look.h"
#include "sync/collector/stations.h"
#include "sync/collector/stored_response.h"
#include "sync/collector/stream_progress.h"
#include "sync/collector/tally_sheet.h"
#include "sync/collector/uncounted.h"
#include "sync/collector/verified_batch.h"

#include <set>

namespace peakend {

class Posting {
public:
    // REQUIRES: all outlive the Posting.
    Posting(sql::Connection&, Catalogue&, SuspicionLimits const&, VerifiedBatch const&, Instant received_at);

    // REQUIRES: a savepoint is open, and `progress` is that of the batch's epoch.
    Result<void> post(StreamProgress& progress);

    std::vector<std::pair<std::int64_t, Verdict>> exceptions() const;  // by seq
    bool forked() const { return m_admission.forked(); }
    bool anything_new() const { return fresh() != 0; }
    std::size_t fresh() const { return m_admission.admitted().size(); }
    std::size_t repeats() const { return m_admission.reached().size() - fresh(); }

private:
    // When and where something was said.
    struct Occasion {
        EventTime time;
        Station station;
    };

    Result<void> post_file(StreamProgress& progress);
    Result<void> store_new();
    Result<void> store(VerifiedRecord const&, Response const&);
    Result<void> store(VerifiedRecord const&, QuestionnaireEdit const&);
    Result<void> store(VerifiedRecord const&, Encounters const&);
    Result<void> store_unparsed(VerifiedRecord const&, std::string const& reason);
    Result<void> count(StoredResponse const&, Response const&);
    Result<void> repeat_verdicts();
    Result<void> keep_state();
    Result<void> keep_import();
    Result<void> find_occasions();
    // Where the response before this record was given; of none where the terminal stood first.
    Result<Station const*> station_before(std::int64_t seq);
    Result<void> look_at_neighbours();
    Result<void> flag_again();

    sql::Connection& m_database;
    Catalogue& m_catalogue;
    SuspicionLimits const& m_limits;
    VerifiedBatch const& m_batch;
    Instant m_received_at;
    sql::Bytes m_device;
    sql::Bytes m_epoch;

    Admission m_admission;
    Uncounted m_uncounted;
    std::set<std::int64_t> m_unparsed;
    std::optional<Stations> m_stations;
    std::map<std::int64_t, Occasion> m_occasions;  // of the new responses, by seq
    SecondLook m_look;
    TallySheet m_sheet;
};

}
