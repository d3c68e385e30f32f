// What the clock on the wall of a shop shows: a time zone by its IANA name.
//
// The only file behind which the time-zone library stands. It reads the system's tzdata, so rules are as new
// as that package.
#pragma once

#include "sync/base/instant.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace peakend {

// Days since 1970-01-01, hour 0..23.
struct LocalHour {
    std::int32_t day;
    int hour;
    bool operator==(LocalHour const&) const = default;
};

// Invalid for a name that tzdata does not have.
Result<LocalHour> local_hour(std::string const& zone, Instant);

// "2026-11-24T15:00", as that zone's clocks show it. One that they show twice is the later; one that they
// skip is the instant at which they do. Invalid for what is no such time, and for a zone as above.
Result<Instant> instant_in(std::string const& zone, std::string_view local);

// Calendar dates of days since 1970-01-01, "2026-11-16".
std::string date_of(std::int32_t day);
Result<std::int32_t> day_of(std::string_view date);

// The first day of the month that the day is in, and of the month after it.
std::int32_t month_start(std::int32_t day);
std::int32_t next_month_start(std::int32_t day);

}
