// What the clock on the wall of this machine's own zone (TZ, /etc/localtime) shows.
#pragma once

#include "sync/base/instant.h"

#include <compare>
#include <cstdint>

namespace peakend {

inline constexpr int minutes_of_day = 24 * 60;

struct LocalMinute {
    std::int32_t day;  // since 1970-01-01
    int minute;        // 0..1439
    auto operator<=>(LocalMinute const&) const = default;
};

LocalMinute local_minute(Instant);
// The first instant of that minute; one that a change of clocks skips is moved as far as the clock is.
Instant instant_at(LocalMinute const&);

}
