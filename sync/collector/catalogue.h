// What was asked: every questionnaire that a terminal has published, by revision, and the series of its
// questions.
#pragma once

#include "sync/contract/record.h"
#include "sync/sql/connection.h"

#include <map>
#include <memory>
#include <optional>
#include <set>

namespace peakend {

using SeriesByKey = std::map<std::string, SeriesId, std::less<>>;

// A question as it stands in a series.
struct AskedSeries {
    Series series;
    std::optional<Kind> kind;  // nothing: its questionnaire can't be read by this version
};

class Catalogue {
public:
    explicit Catalogue(sql::Connection& database)
        : m_database(database)
    {
    }

    // Invalid, and nothing stored, when the questionnaire does not pass its check. True when the revision is
    // new. REQUIRES: a transaction is open.
    Result<bool> publish(QuestionnaireEdit const&, sql::Value device, sql::Value epoch, std::int64_t seq);

    // Null for a revision that is not known, or can't be read; the latter is journaled once. Valid until
    // publish() or forget().
    Result<SeriesByKey const*> series_of(RevisionId const&);

    // Every series, or those of one question's key, by key and id.
    Result<std::vector<AskedSeries>> series(std::optional<std::string> const& key);
    Result<std::optional<AskedSeries>> series(SeriesId const&);
    // In which any questionnaire can be asked. One that can't be read has none.
    Result<std::set<std::string>> languages();
    // Of every question that was asked, in alphabetical order.
    Result<std::vector<std::string>> keys();

    // REQUIRED after a rollback: what was read may never have been.
    void forget() { m_known.clear(); }

private:
    // Corrupt when it does not pass its check any more.
    Result<std::optional<Questionnaire>> questionnaire(RevisionId const&);
    Result<AskedSeries> asked(sql::Row const&);

    sql::Connection& m_database;
    std::map<RevisionId, std::optional<SeriesByKey>> m_known;
};

}
