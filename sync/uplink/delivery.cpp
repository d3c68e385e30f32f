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

}

Delivery delivery_of(OutboxView::Glance const& terminal, UplinkView::Glance const& own)
{
    auto const acknowledged = own.progress ? own.progress->acknowledged_through : 0;
    auto const first = std::max(terminal.lowest_held, acknowledged + 1);
    auto const aside
        = std::count_if(own.aside.begin(), own.aside.end(), [&](std::int64_t seq) { return seq >= first; });
    return { std::max<std::int64_t>(terminal.next_seq - first, 0), aside, own.last_contact, own.hindrance };
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

}
