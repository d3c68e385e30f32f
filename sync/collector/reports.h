// Answers to questions about tallies. Sums are made by the database from tally tables; no response is read,
// so an answer costs what its cells cost, however many responses lie behind them.
//
// Two series are never added.
#pragma once

#include "sync/collector/catalogue.h"
#include "sync/collector/tally_query.h"
#include "sync/contract/score.h"

namespace peakend {

// The one statement that sums: start, place, value, all, cleaned; $1 series, $2 and $3 first and last day, $4
// place, $5 zone. Shown so that a test can ask the database how it would go about it.
std::string tally_sums(TallyQuery const&);

class Reports {
public:
    // REQUIRES: the connection outlives this.
    explicit Reports(sql::Connection& database)
        : m_database(database)
        , m_catalogue(database)
    {
    }

    // The reply of GET /v1/tallies, all of one moment. Invalid for a place that is not there, and
    // for a question or series that nobody was asked, with those there are. A series whose questionnaire this
    // version can't read has no block: "unreadable" names it.
    Result<Json> tallies(TallyQuery const&, Instant now);
    // The reply of GET /v1/encounters, likewise; a question or a series is Invalid.
    Result<Json> encounters(TallyQuery const&, Instant now);

private:
    // Local days, first and last, of the stores in one zone; zone "" is all of them.
    struct Span {
        std::string zone;
        std::int32_t from;
        std::int32_t to;
    };

    Result<std::vector<Span>> spans_of(TallyQuery const&, Instant now);
    static std::vector<Span> by_month(std::vector<Span> const&);
    static std::int32_t first_day(std::vector<Span> const&);
    // Of all rows of one span where the grain says so; nothing: each row says it itself.
    static std::optional<std::int64_t> start_of(TallyQuery const&, std::vector<Span> const& all, Span const&);
    // What was asked, and of which moment the answer is.
    static Json::Object heading(TallyQuery const&, std::vector<Span> const&, Instant now);
    Result<std::vector<AskedSeries>> series_of(TallyQuery const&);
    Result<std::map<std::string, std::string>> place_names();
    // REQUIRES: its kind is known.
    Result<Json> block(TallyQuery const&, AskedSeries const&, std::vector<Span> const&,
        std::map<std::string, std::string> const& place_names);
    Result<Json> excluded(TallyQuery const&, std::vector<Span> const&);

    sql::Connection& m_database;
    Catalogue m_catalogue;
};

}
