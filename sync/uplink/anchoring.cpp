#include "sync/uplink/anchoring.h"

#include <algorithm>
#include <iterator>

namespace peakend {

ClockAnchor anchor_between(Moment const& sent, Moment const& received, Instant server)
{
    auto const round_trip = received.at - sent.at;
    auto const half = round_trip / 2;
    // Rounded up, so that the true instant is never outside.
    return { sent.boot_id, sent.at + half, server, round_trip - half };
}

std::vector<ClockAnchor> anchors_needed(
    std::vector<SealedRecord> const& records, std::vector<ClockAnchor> const& known)
{
    // A boot id is 32 random hexadecimal digits: found as text, no body need be parsed for it.
    auto const named = [&](ClockAnchor const& anchor) {
        return std::any_of(records.begin(), records.end(), [&](SealedRecord const& record) {
            return record.body.find(anchor.boot_id) != std::string::npos;
        });
    };
    std::vector<ClockAnchor> needed;
    std::copy_if(known.begin(), known.end(), std::back_inserter(needed), named);
    return needed;
}

}
