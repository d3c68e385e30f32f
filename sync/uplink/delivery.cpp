#include "sync/uplink/delivery.h"

#include "sync/base/counted.h"

#include <algorithm>
#include <fmt/format.h>

namespace peakend {

namespace {

    std::string to_the_minute(Instant instant)
    {
        auto const text = rfc3339(instant);  // 2026-11-28T01:14:09.000Z
        return fmt::format("{} {} UTC", text.substr(0, 10), text.substr(11, 5));
    }

    std::string what_waits(Delivery const& delivery)
    {
        if (delivery.waiting == 0)
            return "all";
        auto words = fmt::format(
            "{} {}", counted(delivery.waiting, "record"), delivery.waiting == 1 ? "waits" : "wait");
        if (delivery.aside > 0)
            words += fmt::format(", of which headquarters can't take {}", delivery.aside);
        return words;
    }

    // Of the seqs from `first` on, up to but not with `end`.
    std::int64_t not_on(std::optional<Exported> const& exported, std::int64_t first, std::int64_t end)
    {
        auto const waiting = std::max<std::int64_t>(end - first, 0);
        if (!exported)
            return waiting;
        auto const from = std::max(first, exported->first_seq);
        auto const to = std::min(end, exported->last_seq + 1);
        return waiting - std::max<std::int64_t>(to - from, 0);
    }

    std::string what_the_stick_holds(Delivery const& delivery, Instant now)
    {
        if (delivery.waiting == 0)
            return "headquarters has acknowledged all since";
        if (!delivery.is_carried(now))
            return fmt::format("not acknowledged, and not of the last {} days: import it, or export again",
                longest_carriage.count());
        if (delivery.not_exported > 0)
            return fmt::format("{} of what waits {} not on that stick",
                counted(delivery.not_exported, "record"), delivery.not_exported == 1 ? "is" : "are");
        return "all that waits is on that stick, and kept here until headquarters acknowledges it";
    }

}

Delivery delivery_of(OutboxView::Glance const& terminal, UplinkView::Glance const& own)
{
    auto const acknowledged = own.progress ? own.progress->acknowledged_through : 0;
    auto const first = std::max(terminal.lowest_held, acknowledged + 1);
    auto const aside
        = std::count_if(own.aside.begin(), own.aside.end(), [&](std::int64_t seq) { return seq >= first; });
    return { std::max<std::int64_t>(terminal.next_seq - first, 0), aside,
        not_on(own.exported, first, terminal.next_seq), own.last_contact, own.hindrance, own.exported };
}

std::string standing_of(Delivery const& delivery)
{
    return fmt::format("{}; {}", what_waits(delivery),
        delivery.last_receipt ? "last receipt " + to_the_minute(*delivery.last_receipt) : "no receipt yet");
}

std::string last_try_of(Delivery const& delivery)
{
    if (!delivery.hindrance && !delivery.last_receipt)
        return "none yet";
    if (!delivery.hindrance)
        return delivery.waits_for_uplink() ? "none since the last receipt" : "taken";
    return fmt::format("{} since {}: {}", delivery.hindrance->refused ? "refused" : "hindered",
        to_the_minute(delivery.hindrance->since), delivery.hindrance->why);
}

std::string export_of(Delivery const& delivery, Instant now)
{
    return fmt::format("last {}, through record {}; {}", to_the_minute(delivery.exported->at),
        delivery.exported->last_seq, what_the_stick_holds(delivery, now));
}

}
