// The uplink's settings, as uplink.toml, the environment (PEAKEND_UPLINK_...) and flags give them.
#pragma once

#include "sync/base/settings.h"
#include "sync/http/client.h"

#include <filesystem>
#include <string>

namespace peakend {

struct Configuration {
    // Of headquarters. "" while it is not known: then an enrolment says what to do. Once enrolled, the server
    // of the enrolment is used unless another one is set here.
    std::string server;
    std::filesystem::path terminal_folder;  // of terminal.db, the kiosk's
    std::filesystem::path data_folder;      // of uplink.db and the key, ours
    Milliseconds start_jitter;
    std::string proxy;
    std::string ca_file;
};

// Faults are gathered in the Settings: ask its verdict().
Configuration read_configuration(Settings&);

// What main.cpp alone knows of the process.
struct Process {
    std::string version;
    std::function<bool()> go_on;  // asked about once a second during a request; false when asked to end
};

http::Client::Manners manners_of(Configuration const&, Process const&);

}
