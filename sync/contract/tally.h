// contributions(): the one function that counts.
//
// It raises tallies at ingest, lowers them on erasure, rebuilds them from rows, verifies them, and feeds the
// terminal's own home screen. It knows no database.
#pragma once

#include "sync/contract/id.h"
#include "sync/contract/response.h"
#include "sync/contract/revision.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace peakend {

// What the collector knows of a response beside what is in it. Computed once, at ingest, and stored.
struct IngestFacts {
    std::string touchpoint;   // place id
    std::int32_t local_day;   // days since 1970-01-01 in the touchpoint's zone
    int local_hour;           // 0..23
    std::vector<Flag> flags;  // the terminal's and those found at ingest, without repeats
};

// Adds `all` and `cleaned` to the row with this key. value: a rating as decimal digits, a choice's id, or
// `answered` for one who answered a one_of, many_of, text or contact at all.
struct TallyDelta {
    SeriesId series;
    std::string touchpoint;
    std::int32_t local_day;
    int local_hour;
    std::string language;
    Ending ending;
    std::string value;
    std::int64_t all;
    std::int64_t cleaned;  // 0 when the response is flagged
    auto operator<=>(TallyDelta const&) const = default;
};

// One response left out of `cleaned`, once per reason that it carries.
struct ExclusionDelta {
    std::string touchpoint;
    std::int32_t local_day;
    Flag reason;
    std::int64_t responses;
    auto operator<=>(ExclusionDelta const&) const = default;
};

struct Contributions {
    std::vector<TallyDelta> tallies;
    std::vector<ExclusionDelta> exclusions;
};

inline constexpr std::string_view answered = "#";

// series: of every question of the response's revision, by key; an answer whose key is not there counts
// nowhere.
Contributions contributions(
    Response const&, IngestFacts const&, std::map<std::string, SeriesId, std::less<>> const& series);

}
