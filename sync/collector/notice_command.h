// 'peakend-collector notice', from what a person types to what they read.
#pragma once

#include "sync/base/result.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <string>
#include <vector>

namespace peakend {

struct NoticeWords {
    std::string place;              // as place_id() takes it; or a terminal
    std::string terminal;           // 32 hex digits
    std::vector<std::string> text;  // "en=Fitting room 3 is closed"
    std::string until;
};

// Adds the command; what is typed goes into the words. REQUIRES: they outlive the parsing.
void describe_notice(CLI::App&, NoticeWords&);

// notice: the command that describe_notice() added, parsed. What to print.
Result<std::string> tend_notices(
    CLI::App const& notice, std::filesystem::path const& folder, NoticeWords const&);

}
