// Two clocks that cannot be mixed up: UTC, which people set and which may be wrong, and the time since this
// machine booted, which only moves forward. Both count whole milliseconds.
#pragma once

#include "sync/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace peakend {

using Milliseconds = std::chrono::milliseconds;

struct UtcClock {
    using duration = Milliseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<UtcClock>;
    static constexpr bool is_steady = false;
    static time_point now();
};

// CLOCK_BOOTTIME: goes on while the machine sleeps.
struct BootClock {
    using duration = Milliseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<BootClock>;
    static constexpr bool is_steady = true;
    static time_point now();
};

using Instant = UtcClock::time_point;
using BootInstant = BootClock::time_point;

constexpr Instant instant_of(std::int64_t milliseconds) { return Instant(Milliseconds(milliseconds)); }
constexpr BootInstant boot_instant_of(std::int64_t milliseconds)
{
    return BootInstant(Milliseconds(milliseconds));
}
constexpr std::int64_t milliseconds_of(Instant instant) { return instant.time_since_epoch().count(); }
constexpr std::int64_t milliseconds_of(BootInstant instant) { return instant.time_since_epoch().count(); }

// "2026-11-16T16:40:00.000Z" (RFC 3339).
std::string rfc3339(Instant);
Result<Instant> parse_rfc3339(std::string_view);

// Names the boot that BootClock counts from: 32 lower-case hexadecimal digits.
std::string const& boot_id();

}
