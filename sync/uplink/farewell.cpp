#include "sync/uplink/farewell.h"

#include "sync/contract/envelope.h"
#include "sync/outbox/outbox_view.h"
#include "sync/uplink/flight.h"
#include "sync/uplink/identity.h"
#include "sync/uplink/problem.h"

#include <limits>

namespace peakend {

namespace {

    Result<void> check_is_alone(std::optional<Progress> const& known)
    {
        if (known && known->forked)
            return failed(Fault::Refused,
                "Headquarters knows another terminal by this one's name: start the kiosk, and try again when "
                "headquarters has everything.");
        if (known && known->closed)
            return failed(Fault::Refused,
                "The kiosk still holds what a terminal before this one sent: start it, and try again.");
        return {};
    }

    // What was acknowledged since proves that headquarters did not take it.
    bool may_be_taken(std::optional<Farewell> const& said, Epoch const& epoch, std::int64_t acknowledged)
    {
        return said && said->epoch == epoch && said->next_seq == acknowledged + 1;
    }

    Result<void> check_nothing_waits(std::int64_t waiting)
    {
        if (waiting == 0)
            return {};
        return failed(Fault::Refused,
            "{} answers are still to be sent: send them first, then headquarters can forget this terminal.",
            waiting);
    }

    Batch farewell_batch(OutboxView::Glance const& glance, std::optional<Progress> const& known,
        Enrolled const& enrolled, std::string const& version, Moment const& now)
    {
        Batch batch {};
        batch.epoch = glance.epoch;
        batch.lowest_held = glance.lowest_held;
        batch.next_seq = glance.next_seq;
        batch.now = now;
        batch.state = { version, 0, 0 };
        batch.farewell = true;
        batch.enrolled_at = enrolled.enrolled_at;
        if (!known)
            return batch;
        batch.lease = known->lease;
        batch.told_incarnation = known->incarnation;
        batch.told_acknowledged_through = known->acknowledged_through;
        return batch;
    }

    Result<Receipt> receipt_in(http::Reply const& reply, Enrolled const& enrolled, Flight const& flight)
    {
        if (reply.status >= 200 && reply.status <= 299)
            return believed_receipt(reply.body, enrolled, flight);
        auto const reason = reason_given(reply);
        if (http::fault_of(reply.status) == Fault::Unavailable)
            return failed(Fault::Unavailable, "{} answers: {}", enrolled.server, reason);
        return failed(Fault::Refused, "Headquarters does not let this terminal go: {}", reason);
    }

    // What a farewell came to: all that was ever acknowledged is safe, by the word of this very receipt.
    Result<Progress> closing_progress(Flight const& flight, Receipt const& receipt, std::int64_t acknowledged)
    {
        auto progress = progress_after(flight, receipt);
        if (progress.forked || receipt.safe_through < acknowledged)
            return failed(Fault::Refused,
                "Headquarters has not let this terminal go: it has {} of {} records for good. It may be of "
                "an older version.",
                receipt.safe_through, acknowledged);
        progress.closed = true;
        return progress;
    }

}

Result<std::int64_t> say_farewell(
    UplinkFile& file, Configuration const& configuration, Process const& process, Clock const& clock)
{
    auto const enrolled = TRY(file.enrolled());
    if (!enrolled)
        return failed(Fault::Refused, "This terminal is not enrolled: there is nothing to forget.");
    auto const key = TRY(read_identity(configuration.data_folder));
    auto const glance
        = TRY(OutboxView(configuration.terminal_folder).look(std::numeric_limits<std::int64_t>::max(), 1, 1));
    auto const known = TRY(file.progress(glance.epoch));
    auto const acknowledged = known ? known->acknowledged_through : 0;
    TRY(check_is_alone(known));
    if (!may_be_taken(TRY(file.farewell()), glance.epoch, acknowledged))
        TRY(check_nothing_waits(glance.next_seq - 1 - acknowledged));

    auto const& server = configuration.server.empty() ? enrolled->server : configuration.server;
    auto client = TRY(http::Client::to(server, manners_of(configuration, process)));
    auto const batch = farewell_batch(glance, known, *enrolled, process.version, clock());
    Flight const flight { .epoch = batch.epoch,
        .covers = batch.next_seq - 1,
        .next_seq = batch.next_seq,
        .sent = batch.now,
        .known = known };
    auto const envelope = TRY(seal_envelope(EnvelopeKind::Batch, enrolled->device, key, to_body(batch)));
    TRY(file.keep_farewell({ glance.epoch, acknowledged + 1, key_id_of(key.public_key()) }));
    auto const reply = TRY(client.post(batches_route, envelope_media_type, envelope));
    auto const receipt = TRY(receipt_in(reply, *enrolled, flight));

    // The device before its key: without it a terminal that thinks itself enrolled would come back as another
    // one and send again what it holds.
    auto const closing = TRY(closing_progress(flight, receipt, acknowledged));
    TRY(file.forget_device(closing, clock().wall));
    return glance.next_seq - 1 - closing.safe_through;
}

Result<void> finish_farewell(UplinkFile& file, Configuration const& configuration)
{
    auto const said = TRY(file.farewell());
    if (!said || TRY(file.enrolled()))
        return {};
    auto const key = read_identity(configuration.data_folder);
    if (!key && key.error().fault == Fault::Unavailable)
        return {};
    if (!key)
        return failed(key.error());
    if (key_id_of(key->public_key()) != said->key)
        return {};
    return erase_identity(configuration.data_folder);
}

}
