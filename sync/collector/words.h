// What visitors wrote, in clear: for people who hold text.key, and for nobody else. Not a report and not an
// export.
#pragma once

#include "sync/collector/words_audit.h"
#include "sync/contract/keys.h"
#include "sync/sql/connection.h"

#include <functional>
#include <limits>
#include <string>
#include <string_view>

namespace peakend {

struct WordsWanted {
    // Local days since 1970-01-01, both included.
    std::int32_t first_day = std::numeric_limits<std::int32_t>::min();
    std::int32_t last_day = std::numeric_limits<std::int32_t>::max();
    std::string place;  // id of a place: all that lies in it; "" for everywhere
};

struct WordsRead {
    std::int64_t lines = 0;
    std::int64_t unreadable = 0;  // responses that were left out, and named in the journal
    WordsAudit audit;
};

// One line of JSON for each response to which something was written, on the kiosk or later on a phone, in the
// order of terminals; then, unless a place or days are wanted, for words whose response has not come. Words
// sealed to another key stand there as null. put gets whole lines; its Error ends it.
Result<WordsRead> read_words(sql::Connection&, TextSecret const&, WordsWanted const&,
    std::function<Result<void>(std::string_view)> const& put);

}
