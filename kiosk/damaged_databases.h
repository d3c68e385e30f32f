// Where damaged terminal.db were moved to (sync/outbox/set_aside.h), and what staff must know of them.
//
// Nothing here opens one: what they still hold is for people to save.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace peakend {

// Each of these folders, oldest first.
std::vector<std::filesystem::path> damaged_databases(std::filesystem::path const& data_folder);

// For staff, of one of them: what may be in it and what to do.
std::string kept_remark(std::filesystem::path const& damaged);

// What follows the sentence that a code was never given: codes may be in one of them. Empty when none is
// left.
std::string lost_codes_remark(std::filesystem::path const& data_folder);

}
