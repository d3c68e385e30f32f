// Whether what the kiosk seals reaches headquarters, as the two files of this terminal tell it. Nobody is
// asked.
#pragma once

#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"

#include <cstdint>
#include <optional>
#include <string>

namespace peakend {

// Where a stick is that was written longer ago somebody should find out.
inline constexpr std::chrono::days longest_carriage { 7 };

struct Delivery {
    std::int64_t waiting = 0;       // records that headquarters has not acknowledged
    std::int64_t aside = 0;         // of them it refused these for good
    std::int64_t not_exported = 0;  // of them the last stick lacks these: the shop goes on
    std::optional<Instant> last_receipt;
    std::optional<Hindrance> hindrance;  // of the last try; nothing when it was receipted
    std::optional<Exported> exported;    // the last stick; nothing of another epoch

    // Somebody has to do something about it.
    bool refused() const { return hindrance && hindrance->refused; }
    // What headquarters has refused for good does not wait for an uplink.
    bool waits_for_uplink() const { return waiting > aside; }
    // It delivers by stick, and the last one may still be on its way, also when the clock was set since.
    bool is_carried(Instant now) const
    {
        return exported && std::chrono::abs(now - exported->at) <= longest_carriage;
    }
};

// REQUIRES: the glance at uplink.db is of the epoch of the one at terminal.db.
Delivery delivery_of(OutboxView::Glance const&, UplinkView::Glance const&);

// "all; last receipt 2026-11-28 01:14 UTC"
std::string standing_of(Delivery const&);
// "refused since 2026-11-28 01:14 UTC: ...", or "taken" when nothing waits
std::string last_try_of(Delivery const&);
// "last 2026-11-28 10:00 UTC, through record 12; ..." and what it lacks. REQUIRES: something was exported.
std::string export_of(Delivery const&, Instant now);

}
