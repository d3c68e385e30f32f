// Does text.key still open what visitors wrote? Whoever lost it, or put another in its place, has to hear of
// it while a copy may still be found.
#pragma once

#include "sync/contract/keys.h"
#include "sync/sql/connection.h"

#include <cstdint>
#include <filesystem>
#include <limits>

namespace peakend {

struct WordsAudit {
    std::int64_t sealed = 0;
    std::int64_t closed = 0;  // of these: sealed to another key

    void count(bool opened)
    {
        ++sealed;
        closed += opened ? 0 : 1;
    }
};

// Of what stands in the ledger, from kiosks and from phones, at most so many. No secret opens none.
Result<WordsAudit> audit_words(
    sql::Connection&, TextSecret const*, std::int64_t most = std::numeric_limits<std::int64_t>::max());

// Every fault of text.key, with the remedy: Refused when it is not there or does not open all that is sealed.
Result<WordsAudit> check_words(sql::Connection&, std::filesystem::path const& folder);

// For a collector that is about to serve: Refused when text.key is not there although words are sealed to it.
// A new one drawn in its place would be in the way of the copy that may come back; what terminals hold
// meanwhile waits there. A key that does not open what is looked at is journaled: words that come from now on
// are sealed to the one that is there, so nothing is lost by going on.
Result<void> expect_text_key(sql::Connection&, std::filesystem::path const& folder);

}
