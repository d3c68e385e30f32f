// The cells of GET /v1/encounters: what was met per place and period, and the response rate by both
// definitions (shares with Wilson intervals).
#pragma once

#include "sync/collector/tally_query.h"
#include "sync/contract/encounters.h"
#include "sync/contract/json.h"
#include "sync/sql/connection.h"

namespace peakend {

class EncounterRows {
public:
    // start as in start_text(). row: start, place, then the counts in the order of Encounter.
    void add(std::int64_t start, sql::Row const& row);

    Json::Array to_json(TallyQuery const&, std::map<std::string, std::string> const& place_names) const;

private:
    using Counts = std::array<std::int64_t, encounter_kinds>;
    std::map<std::pair<std::int64_t, std::string>, Counts> m_cells;
};

}
