#include "sync/collector/event_time.h"

#include <algorithm>

namespace peakend {

namespace {

    Milliseconds distance(ClockAnchor const& anchor, Moment const& moment)
    {
        return std::chrono::abs(moment.at - anchor.at);
    }

    ClockAnchor const* nearest(std::span<ClockAnchor const> anchors, Moment const& moment)
    {
        ClockAnchor const* found = nullptr;
        for (auto const& anchor : anchors)
            if (anchor.boot_id == moment.boot_id
                && (!found || distance(anchor, moment) < distance(*found, moment)))
                found = &anchor;
        return found;
    }

    // An anchor that puts a visit into our future is wrong, but a receipt may lie that far off. One that puts
    // it before 1970 is made up: no day and no report goes back so far.
    bool believable(Instant at, ClockAnchor const& anchor, Instant received_at)
    {
        return at >= instant_of(0) && at <= received_at + anchor.uncertainty + Milliseconds(1000);
    }

    std::optional<Instant> by_anchor(
        Moment const& moment, std::span<ClockAnchor const> anchors, Instant received_at)
    {
        auto const* anchor = nearest(anchors, moment);
        if (!anchor)
            return std::nullopt;
        auto const at = anchor->server + (moment.at - anchor->at);
        if (!believable(at, *anchor, received_at))
            return std::nullopt;
        return std::min(at, received_at);
    }

    // A visit of the boot that sent the batch began at least this long before the batch came, and no longer
    // unless the same bytes were sent again and again: better evidence than a wall clock.
    Instant guessed(Moment const& moment, Moment const& now, Instant received_at)
    {
        if (moment.boot_id != now.boot_id || moment.at > now.at)
            return moment.wall;
        return received_at - (now.at - moment.at);
    }

}

std::vector<EventTime> event_times(std::span<Moment const> started, std::span<ClockAnchor const> anchors,
    Moment const& now, Instant received_at, std::optional<Instant> before)
{
    std::vector<std::optional<Instant>> anchored;
    for (auto const& moment : started)
        anchored.push_back(by_anchor(moment, anchors, received_at));

    // The earliest certain time at or after each place: what the uncertain before it must not pass.
    std::vector<Instant> ceiling(started.size(), received_at);
    auto lowest = received_at;
    for (auto i = started.size(); i-- > 0;)
        ceiling[i] = lowest = std::min(lowest, anchored[i].value_or(received_at));

    std::vector<EventTime> times;
    auto floor = before.value_or(instant_of(0));
    for (std::size_t i = 0; i < started.size(); ++i) {
        auto const guess
            = std::clamp(guessed(started[i], now, received_at), std::min(floor, ceiling[i]), ceiling[i]);
        times.push_back({ anchored[i].value_or(guess), anchored[i].has_value() });
        floor = times.back().at;
    }
    return times;
}

}
