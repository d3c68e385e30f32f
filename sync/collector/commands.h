// What a person types: enrol, check, terminals and export, each as one function. serve is in main.cpp.
#pragma once

#include "sync/collector/access.h"
#include "sync/collector/tally_audit.h"
#include "sync/collector/terminal_list.h"
#include "sync/collector/words.h"

#include <filesystem>
#include <set>

namespace peakend {

// From the running collector, or by the ledger itself when none runs. Refused when there is none.
Result<IssuedCode> enrol(
    std::filesystem::path const& folder, std::string const& touchpoint, std::string const& zone);

// Refused when there is none, Corrupt when it is damaged.
Result<void> check_ledger(std::filesystem::path const& folder);
// Corrupt when one can't be read; the journal names each.
Result<ResponsesAudit> check_responses(std::filesystem::path const& folder);
// Corrupt when a sum does not follow from the responses.
Result<TallyAudit> check_tallies(std::filesystem::path const& folder);
// Unavailable without text.key although something is sealed to it, Refused when it does not open all of it.
Result<WordsAudit> check_words(std::filesystem::path const& folder);

// Whether or not the collector runs. Refused when there is no ledger.
Result<std::vector<ListedTerminal>> terminals_in(std::filesystem::path const& folder);

// In which any questionnaire here can be asked.
Result<std::set<std::string>> languages_in(std::filesystem::path const& folder);

// REQUIRES: no collector runs on this folder; else Refused.
Result<void> rebuild_ledger_tallies(std::filesystem::path const& folder);

// To standard output. Corrupt when one can't be read; all others are there.
Result<std::int64_t> export_ledger(std::filesystem::path const& folder);

// To standard output, in clear; the number of lines. The place as place_id() takes it; Invalid for one that
// is not known. As check_words() says of text.key; what it does not open is printed as null before that is
// said. Corrupt as export_ledger() is.
Result<std::int64_t> print_words(std::filesystem::path const& folder, WordsWanted);

}
