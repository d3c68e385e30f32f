// What of the outbox goes into the next batch, and what the batch says of the rest, so that the stream waits
// for nothing that will not come.
#pragma once

#include "sync/contract/batch.h"
#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"

#include <vector>

namespace peakend {

// Those that were set aside and that headquarters was not told of, or did not pass yet.
std::vector<AsideRecord> aside_above(std::int64_t acknowledged_through, std::vector<Refusal> const&);

std::vector<std::int64_t> seqs_of(std::vector<AsideRecord> const&);

// A batch has no holes: what comes after one waits for the next.
std::vector<SealedRecord> without_holes(std::vector<SealedRecord> const&);

// The seq of the first record that can be sent; the next one that will be sealed when there is none.
// REQUIRES: the glance is of all above acknowledged_through but those set aside.
std::int64_t goes_on_at(OutboxView::Glance const&);

// What terminal.db lost between acknowledged_through and there. Below lowest_held it is not said:
// headquarters takes that from lowest_held itself.
std::vector<SeqRange> missing_in(
    OutboxView::Glance const&, std::int64_t acknowledged_through, std::vector<AsideRecord> const& aside);

}
