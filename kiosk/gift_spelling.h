// A gift's code as people say and type it: letters and digits alone count, so "kite6314", "KITE-6314" and
// "Kite 6314." are one.
//
// terminal.db knows each code as it stands on the ticket, and its spelling is found here before anybody is
// asked for it: a reader's look costs nothing, while a code that was never given counts as a guess.
#pragma once

#include "sync/contract/questionnaire.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

// As on the ticket when this terminal gave it: spelt like the codes that a terminal makes up or like one of
// `listed`, else exactly as typed. What it never gave comes back as normal_gift_code().
std::string given_spelling(
    std::string_view typed, std::filesystem::path const& data_folder, std::vector<std::string> const& listed);

// The codes of its own list; empty when it has none.
std::vector<std::string> listed_codes(Questionnaire const&);

// A fault for each two codes of the list that people can't tell apart.
std::vector<std::string> gift_code_faults(Questionnaire const&);

}
