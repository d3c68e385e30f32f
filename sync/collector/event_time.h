// When a visit began, as far as a batch can tell: worked out once, at ingest, from the terminal's boot clock.
//
// The terminal's wall clock is evidence only. A pure function: no clock, no database.
#pragma once

#include "sync/contract/batch.h"

#include <optional>
#include <span>
#include <vector>

namespace peakend {

struct EventTime {
    Instant at;
    bool certain;
    bool operator==(EventTime const&) const = default;
};

// started: in ascending seq. before: the event time of the record before the first, when there is one.
//
// With an anchor of the same boot: anchor + time since it, on the nearest anchor. Without, and then not
// certain: the age that the boot clock gives, or in another boot the wall clock, as far as the neighbours in
// seq and the time of receipt allow. Never before 1970, never later than received_at.
std::vector<EventTime> event_times(std::span<Moment const> started, std::span<ClockAnchor const>,
    Moment const& now, Instant received_at, std::optional<Instant> before);

}
