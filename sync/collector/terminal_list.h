// Every terminal that was ever enrolled here, for whoever looks after them: where it stands, and whether it
// is silent.
#pragma once

#include "sync/base/instant.h"
#include "sync/contract/id.h"
#include "sync/sql/connection.h"

#include <optional>
#include <string>
#include <vector>

namespace peakend {

struct ListedTerminal {
    DeviceId device;
    std::string touchpoint;
    Instant enrolled_at;
    std::optional<Instant> last_contact;  // over the network
    std::optional<Instant> last_import;   // of a file from a stick that brought something new
    std::optional<Instant> last_answer;   // when the newest one that is here was begun
    std::string version;                  // as it said at its last contact; "" before the first
    std::optional<Instant> retired_at;    // when it said farewell
};

// By touchpoint. The cost grows with terminals and their epochs, and not with what they sent.
Result<std::vector<ListedTerminal>> list_terminals(sql::Connection&);

// For a person: a heading and one line each, by the clock of UTC.
std::string table_of(std::vector<ListedTerminal> const&);
// For a script: one line of JSON each.
std::string json_lines_of(std::vector<ListedTerminal> const&);

}
