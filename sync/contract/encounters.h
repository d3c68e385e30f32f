// What a terminal met in one hour of its boot clock: the denominators of the response rate.
//
// Everything that one visitor does counts in the hour in which they woke the screen, so no share of an hour
// exceeds 100 %. Nothing is counted in test mode or outside opening hours.
#pragma once

#include "sync/base/instant.h"
#include "sync/contract/id.h"
#include "sync/contract/json.h"
#include "sync/contract/response.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace peakend {

enum class Encounter {
    Woken,       // a first touch, anywhere on the glass, after rest
    FirstTouch,  // the first answer of a visit, whatever it is and whether or not it could be kept
    Rated,       // the first rating of a visit is on disk
    WalkedAway,  // a visit that ended so; whoever woke the screen and gave no answer is in `woken` alone
    TimedOut,    // likewise
};
inline constexpr std::size_t encounter_kinds = 5;
std::string_view name_of(Encounter);  // "woken" "first_touches" "rated" "walked_away" "timed_out"

inline constexpr std::chrono::hours encounter_hour { 1 };

struct Encounters {
    RecordId id;
    Moment made;  // when the hour began
    std::array<std::int64_t, encounter_kinds> counts {};
    std::int64_t of(Encounter kind) const { return counts[static_cast<std::size_t>(kind)]; }
    bool operator==(Encounters const&) const = default;
};

// The beginning of the hour of the boot clock that the moment is in.
Moment hour_of(Moment const&);

Json to_json(Encounters const&);
Result<Encounters> encounters_from(Json const&);

}
