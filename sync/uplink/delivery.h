// Whether what the kiosk seals reaches headquarters, as the two files of this terminal tell it. Nobody is
// asked.
#pragma once

#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"

#include <cstdint>
#include <optional>
#include <string>

namespace peakend {

struct Delivery {
    std::int64_t waiting = 0;  // records that headquarters has not acknowledged
    std::int64_t aside = 0;    // of them it refused these for good
    std::optional<Instant> last_receipt;
    std::optional<Hindrance> hindrance;  // of the last try; nothing when it was receipted

    // Somebody has to do something about it.
    bool refused() const { return hindrance && hindrance->refused; }
    // What headquarters has refused for good does not wait for an uplink.
    bool waits_for_uplink() const { return waiting > aside; }
};

// REQUIRES: the glance at uplink.db is of the epoch of the one at terminal.db.
Delivery delivery_of(OutboxView::Glance const&, UplinkView::Glance const&);

// "all; last receipt 2026-11-28 01:14 UTC"
std::string standing_of(Delivery const&);
// "refused since 2026-11-28 01:14 UTC: ...", or "taken" when nothing waits
std::string last_try_of(Delivery const&);

}
