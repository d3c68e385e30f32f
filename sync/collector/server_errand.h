// What a command of this machine asks the running collector, over its Unix socket.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <string>

namespace peakend {

// The body of a 200 reply to a POST. Unavailable when nobody listens; Refused with the problem's detail when
// it said no.
Result<std::string> ask_collector(std::filesystem::path const& socket, std::string const& path,
    std::string const& body, std::string const& media_type = "application/json");

}
