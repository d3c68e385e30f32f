// The cells of one series in a report: counts per place and period, and their JSON.
#pragma once

#include "sync/collector/tally_query.h"
#include "sync/collector/tally_sheet.h"
#include "sync/contract/json.h"
#include "sync/contract/questionnaire.h"
#include "sync/contract/score.h"

namespace peakend {

// start: a day since 1970-01-01; by hour 24 x day + hour. "2026-11-16", "2026-11-16T09:00".
std::string start_text(Grain, std::int64_t start);
// {"n", "value", "low", "high", "standing"}; below `too_few` no value.
Json json_of(Score const&);

class ReportRows {
public:
    // start: a day since 1970-01-01; by hour 24 x day + hour.
    void add(std::int64_t start, std::string place, std::string value, Twice);

    // One object per place and period that has answers, by period and place.
    Json::Array to_json(
        TallyQuery const&, Kind const&, std::map<std::string, std::string> const& place_names) const;

private:
    using Cell = std::map<std::string, Twice>;  // by value
    std::map<std::pair<std::int64_t, std::string>, Cell> m_cells;
};

}
