#include "sync/uplink/flight.h"

#include "sync/contract/envelope.h"
#include "sync/uplink/batching.h"

#include <algorithm>

namespace peakend {

namespace {

    Result<Receipt> receipt_signed_for(std::string_view reply, Enrolled const& enrolled)
    {
        auto const envelope = TRY(parse_envelope(reply));
        if (envelope.kind != EnvelopeKind::Receipt)
            return failed(Fault::Invalid, "the envelope is no receipt");
        if (envelope.sender != enrolled.device)
            return failed(Fault::Invalid, "the receipt is for device {}", envelope.sender.hex());
        return receipt_from(TRY(open_envelope(envelope, enrolled.receipt_key)));
    }

    // An empty batch has no seqs to echo; its instant names it.
    bool echoes(Receipt const& receipt, Flight const& flight)
    {
        bool const same_records = flight.first_seq == 0
            || (receipt.first_seq == flight.first_seq && receipt.last_seq == flight.last_seq);
        return same_records && receipt.epoch == flight.epoch && receipt.batch_now == flight.sent;
    }

    bool tells_of_a_fork(Receipt const& receipt, Flight const& flight)
    {
        return receipt.forked || receipt.acknowledged_through >= flight.next_seq;
    }

}

Flight flight_of(Batch const& batch, OutboxView::Glance const& glance, std::optional<Progress> const& known)
{
    Flight flight { .epoch = batch.epoch,
        .covers = goes_on_at(glance) - 1,
        .next_seq = batch.next_seq,
        .sent = batch.now,
        .known = known };
    if (batch.records.empty())
        return flight;
    flight.first_seq = batch.records.front().seq;
    flight.first_record = batch.records.front().id;
    flight.last_seq = flight.covers = batch.records.back().seq;
    return flight;
}

Result<Receipt> believed_receipt(std::string_view reply, Enrolled const& enrolled, Flight const& flight)
{
    auto receipt = receipt_signed_for(reply, enrolled);
    if (!receipt)
        return failed(Fault::Unavailable,
            "the answer is not from headquarters ({}): a sign-in page of the network, or another server",
            receipt.error().what);
    if (!echoes(*receipt, flight))
        return failed(Fault::Unavailable, "the answer is a receipt of headquarters, but of another batch");
    return receipt;
}

Progress progress_after(Flight const& flight, Receipt const& receipt)
{
    auto progress = flight.known.value_or(Progress {});
    progress.epoch = flight.epoch;
    progress.forked = tells_of_a_fork(receipt, flight);
    if (progress.forked)
        return progress;

    bool const same_history = flight.known && receipt.incarnation == flight.known->incarnation;
    auto const at_least = [&](std::int64_t before) { return same_history ? before : 0; };
    auto const covered = [&](std::int64_t told) { return std::min(told, flight.covers); };
    progress.acknowledged_through
        = std::max(covered(receipt.acknowledged_through), at_least(progress.acknowledged_through));
    progress.safe_through = std::max(covered(receipt.safe_through), at_least(progress.safe_through));
    progress.incarnation = receipt.incarnation;
    progress.lease = receipt.lease;
    progress.content_version = receipt.content_version;
    return progress;
}

}
