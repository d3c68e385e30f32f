// Responses that are stored and stand in no tally yet: the questionnaire that they answer has not come, or
// can't be read. They count as soon as it is known.
#pragma once

#include "sync/collector/catalogue.h"
#include "sync/collector/stored_response.h"

namespace peakend {

class Uncounted {
public:
    // REQUIRES: both outlive this, and a transaction is open whenever it is asked for something.
    Uncounted(sql::Connection& database, Catalogue& catalogue)
        : m_database(database)
        , m_catalogue(catalogue)
    {
    }

    Result<void> add(ResponseKey const&, RevisionId const&);
    Result<bool> holds(ResponseKey const&);
    // All of one terminal's.
    Result<void> forget(sql::Bytes const& device);
    // Those of this questionnaire. One that can't be read goes on waiting: it is no reason to refuse what
    // comes.
    Result<void> count(RevisionId const&);
    // Those whose questionnaire is here: an earlier version may not have been able to read it.
    Result<void> count_what_is_known();

private:
    // False when it can't be read.
    Result<bool> count(StoredResponse const&, SeriesByKey const&);

    sql::Connection& m_database;
    Catalogue& m_catalogue;
};

}
