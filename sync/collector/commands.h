// What a person types: enrol, check and export, each as one function. serve is in main.cpp.
#pragma once

#include "sync/collector/access.h"
#include "sync/collector/tally_audit.h"
#include "sync/collector/words.h"

#include <filesystem>
#include <optional>

namespace peakend {

// From the running collector, or by the ledger itself when none runs.
Result<IssuedCode> enrol(
    std::filesystem::path const& folder, std::string const& touchpoint, std::string const& zone);

struct CheckedLedger {
    bool there = false;                 // false: nothing has been stored yet, and nothing is wrong
    std::optional<TallyAudit> tallies;  // when asked for
};
// Corrupt when the database is damaged or a tally does not follow from the responses.
Result<CheckedLedger> check_ledger(std::filesystem::path const& folder, bool tallies);

// REQUIRES: no collector runs on this folder; else Refused.
Result<void> rebuild_ledger_tallies(std::filesystem::path const& folder);

// To standard output.
Result<std::int64_t> export_ledger(std::filesystem::path const& folder);

// To standard output, in clear. Unavailable without text.key.
Result<std::int64_t> print_words(std::filesystem::path const& folder, WordsWanted const&);

}
