// One batch on its way to headquarters, and what would be a true answer to it.
#pragma once

#include "sync/contract/batch.h"
#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"

#include <optional>
#include <string_view>

namespace peakend {

struct Flight {
    Epoch epoch;
    std::int64_t first_seq = 0;  // 0 when the batch has no records
    std::int64_t last_seq = 0;
    RecordId first_record {};
    std::int64_t covers = 0;    // what is up to here was sent, now or before, is lost or set aside
    std::int64_t next_seq = 1;  // of the terminal when the batch was made
    Moment sent;
    std::optional<Progress> known;  // of the epoch, before this batch

    std::int64_t records() const { return first_seq == 0 ? 0 : last_seq - first_seq + 1; }
};

// REQUIRES: the batch was made from the glance, and known is stored for its epoch.
Flight flight_of(Batch const&, OutboxView::Glance const&, std::optional<Progress> const& known);

// The receipt, when headquarters signed it for this device and for this very batch. Anything else, a captive
// portal's page or a receipt of an earlier batch, is Unavailable: it acknowledges nothing.
Result<Receipt> believed_receipt(std::string_view reply, Enrolled const&, Flight const&);

// How far headquarters is after a believed receipt. Within one incarnation it never falls; a new one may
// rewind it. Never beyond what the batch covers: what headquarters has above that could be a twin's, and the
// record that this terminal holds there would never be sent. Forked when headquarters says so, and also when
// it has records of this epoch that this terminal never made: then the terminal's database was rolled back or
// cloned, and nothing else of the receipt counts.
Progress progress_after(Flight const&, Receipt const&);

}
