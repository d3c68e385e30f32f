// What a collector is told of where it stands and what it offers, from its settings; and whether it can stand
// there.
#pragma once

#include "sync/base/settings.h"
#include "sync/contract/suspicion.h"

#include <filesystem>
#include <string>

namespace peakend {

struct ServerPlan {
    std::filesystem::path folder;
    std::filesystem::path pages;  // folder of the web pages
    std::string terminals_address = "127.0.0.1";
    int terminals_port = 8470;  // 0: any that is free
    std::string people_address = "127.0.0.1";
    int people_port = 8471;
    std::string phone_address
        = {};  // where visitors' phones find us, "https://feedback.example"; "": not offered
    std::size_t most_waiting
        = 256;  // batches that wait for the writer before terminals are asked to come back
    SuspicionLimits suspicion {};
};

// What the settings leave open is as in `usual`. Faults are gathered in the Settings: ask its verdict().
ServerPlan read_plan(Settings&, ServerPlan const& usual);

// Whether one can serve by it, on this machine: `serve` and `check` both ask. Everything that is wrong, one
// a line. Nothing is listened on, and names are looked up.
Result<void> expect_servable(ServerPlan const&);

// Whether there are pages for headquarters, without which its address answers nothing; both ask this too.
Result<void> expect_pages(ServerPlan const&);

// Who else than this machine reads the numbers, and what to do; "" when nobody does. REQUIRES:
// expect_servable().
std::string exposure_of(ServerPlan const&);

}
