#include "sync/uplink/conversation.h"

#include "sync/base/counted.h"
#include "sync/contract/envelope.h"
#include "sync/uplink/anchoring.h"
#include "sync/uplink/batching.h"
#include "sync/uplink/problem.h"

#include <algorithm>
#include <cassert>
#include <iterator>

namespace peakend {

namespace {

    constexpr std::chrono::seconds not_said { 0 };

    std::int64_t acknowledged(std::optional<Progress> const& progress)
    {
        return progress ? progress->acknowledged_through : 0;
    }

    std::int64_t count_aside(std::vector<Refusal> const& refusals)
    {
        return std::count_if(
            refusals.begin(), refusals.end(), [](auto const& refusal) { return refusal.aside(); });
    }

    // A record that is at fault has good ones behind it. A network that objects to all records has none,
    // though it lets a batch without one pass.
    constexpr std::int64_t most_aside_in_a_row = 5;

    bool row_is_aside_before(std::int64_t seq, std::vector<Refusal> const& refusals)
    {
        return std::count_if(refusals.begin(), refusals.end(), [&](auto const& refusal) {
            return refusal.aside() && refusal.seq < seq && refusal.seq >= seq - most_aside_in_a_row;
        }) == most_aside_in_a_row;
    }

}

Conversation::Conversation(Enrolled enrolled, SigningKey key, Terms terms, Chance chance)
    : m_enrolled(std::move(enrolled))
    , m_key(std::move(key))
    , m_terms(std::move(terms))
    , m_back_off(std::move(chance))
{
}

Actions Conversation::on(Event event, Moment const& now)
{
    return std::visit([&](auto const& heard) { return hear(heard, now); }, event);
}

Actions Conversation::hear(Started const&, Moment const& now)
{
    m_held_back = true;
    m_greeting_due = now.at;
    return { rest_until(now.at + m_back_off.at_start(m_terms.start_jitter)) };
}

Actions Conversation::hear(OutboxChanged const&, Moment const& now)
{
    m_changed = true;
    if (m_stage != Stage::Waiting || m_held_back)
        return {};
    return { rest_until(std::min(m_due, now.at + gathering)) };
}

Actions Conversation::hear(SyncAsked const&, Moment const& now)
{
    m_greeting_due = now.at;
    if (m_stage != Stage::Waiting)
        return {};
    return { TellStaff { RequestState::Working, 0, "Asking headquarters." }, look() };
}

Actions Conversation::hear(TimePassed const&, Moment const& now)
{
    if (m_stage != Stage::Waiting)
        return {};
    if (now.at < m_due)
        return { rest_until(m_due) };
    return { look() };
}

Actions Conversation::hear(OutboxAbsent const&, Moment const& now)
{
    m_held_back = false;
    return { rest_until(now.at + fallback_interval) };
}

Actions Conversation::hear(DiskFailed const& failure, Moment const& now)
{
    return try_later(failure.error.what, not_said, now);
}

Actions Conversation::hear(OutboxSeen const& seen, Moment const& now)
{
    assert(m_stage == Stage::Looking);
    auto const known = acknowledged(seen.progress);
    m_after = known;
    m_refusals = seen.refusals;
    auto const guessed = std::exchange(m_aside, aside_above(known, seen.refusals));
    // We had guessed: another epoch, the first look of this process, or something was set aside since.
    if (seen.after != known || guessed != m_aside)
        return { look() };
    if (seen.progress && seen.progress->forked)
        return stop_for_fork(now);
    if (known >= seen.glance.next_seq) {
        auto progress = *seen.progress;
        progress.forked = true;
        Actions actions { Settle { progress, Receipted::not_taken } };
        std::ranges::move(stop_for_fork(now), std::back_inserter(actions));
        return actions;
    }
    if (seen.progress && seen.progress->closed)
        return wait_for_new_epoch(now);
    m_waiting = seen.glance.next_seq - std::max(seen.glance.lowest_held, known + 1);
    m_most_waiting = std::max(m_most_waiting, m_waiting);
    auto const greeting = greeting_due(seen.glance.visit_open);
    if (known + 1 == seen.glance.next_seq && now.at < greeting)
        return drained(greeting, now);
    return send(seen, now);
}

Actions Conversation::hear(ReplyCame const& came, Moment const& now)
{
    assert(m_stage == Stage::Sending && m_flight);
    if (!came.reply)
        return try_later(came.reply.error().what, not_said, now);
    if (came.reply->status < 200 || came.reply->status > 299)
        return take_refusal(*came.reply, now);
    auto const receipt = believed_receipt(came.reply->body, m_enrolled, *m_flight);
    if (!receipt)
        return try_later(receipt.error().what, came.reply->retry_after, now);
    return take_receipt(*receipt, now);
}

Action Conversation::look()
{
    m_stage = Stage::Looking;
    m_held_back = false;
    m_changed = false;
    return LookAtOutbox { m_after, m_size.records(), m_size.bytes(), seqs_of(m_aside) };
}

Action Conversation::rest_until(BootInstant at)
{
    m_stage = Stage::Waiting;
    m_due = at;
    return Wake { at };
}

Batch Conversation::batch_of(OutboxSeen const& seen, Moment const& now) const
{
    Batch batch;
    batch.epoch = seen.glance.epoch;
    batch.lowest_held = seen.glance.lowest_held;
    batch.next_seq = seen.glance.next_seq;
    if (!m_news_alone)
        batch.records = without_holes(seen.glance.records);
    // One that was refused goes alone, so that its next refusal is its own and holds up nobody else's record.
    if (!batch.records.empty() && times_refused(batch.records.front().seq) > 0)
        batch.records.resize(1, batch.records.front());
    batch.missing = missing_in(seen.glance, m_after, m_aside);
    batch.aside = m_aside;
    batch.now = now;
    batch.anchors = anchors_needed(batch.records, seen.anchors);
    batch.state = { m_terms.version, m_waiting, seen.free_bytes };
    if (!seen.progress)
        return batch;  // enrolled, and not told anything yet
    batch.lease = seen.progress->lease;
    batch.told_incarnation = seen.progress->incarnation;
    batch.told_acknowledged_through = seen.progress->acknowledged_through;
    return batch;
}

Actions Conversation::send(OutboxSeen const& seen, Moment const& now)
{
    auto const batch = batch_of(seen, now);
    m_flight = flight_of(batch, seen.glance, seen.progress);
    m_news_alone = false;
    auto envelope = seal_envelope(EnvelopeKind::Batch, m_enrolled.device, m_key, to_body(batch));
    if (!envelope && envelope.error().fault == Fault::Invalid)
        return shrink_or_set_aside("it is too large to send");
    if (!envelope)
        return try_later(envelope.error().what, not_said, now);
    m_stage = Stage::Sending;
    return { Send { std::move(*envelope) } };
}

Actions Conversation::take_receipt(Receipt const& receipt, Moment const& now)
{
    auto const progress = progress_after(*m_flight, receipt);
    auto const before = acknowledged(m_flight->known);
    bool const went_back = progress.acknowledged_through < before;
    bool const kept_nothing = m_flight->covers > before && progress.acknowledged_through == before;
    auto const what_was_sent
        = progress.forked || went_back || kept_nothing ? Receipted::not_taken : Receipted::taken;
    Actions actions { KeepAnchor { anchor_between(m_flight->sent, now, receipt.server_time) },
        KeepWordsKeys { receipt.words }, KeepNotice { receipt.notice }, Settle { progress, what_was_sent } };
    auto const also = [&](Actions&& more) {
        std::ranges::move(more, std::back_inserter(actions));
        return std::move(actions);
    };

    m_greeting_due = now.at + greeting_interval;
    m_last_receipt = now.at;
    m_phones_offered = receipt.words && !receipt.words->phone_address.empty();
    if (progress.forked)
        return also(stop_for_fork(now));
    m_after = progress.acknowledged_through;
    m_waiting = m_flight->next_seq - 1 - progress.acknowledged_through;
    // Both are a wait, so that no answer of a server can make us send without end.
    if (went_back)
        return also(try_later("headquarters went back to an earlier copy of its records", not_said, now));
    if (kept_nothing)
        return also(try_later("headquarters did not keep what was sent", not_said, now));
    m_back_off.succeeded();
    m_size.proved();
    return also(
        { TellStaff { RequestState::Working, percent_sent(), fmt::format("{} still to send.", m_waiting) },
            look() });
}

Actions Conversation::take_refusal(http::Reply const& reply, Moment const& now)
{
    auto const reason = reason_given(reply);
    switch (reply.status) {
    case 400:
    case 413:
    case 422:
        return shrink_or_refuse(reason, now);
    case 401:
    case 403:
        return try_slowly(
            fmt::format("Headquarters does not accept this terminal ({}): enrol it again.", reason),
            reply.retry_after, now);
    case 426:
        return try_slowly("Headquarters asks for a newer version of Peakend: update this terminal.",
            reply.retry_after, now);
    default:
        break;
    }
    if (http::fault_of(reply.status) == Fault::Unavailable)
        return try_later(fmt::format("{} answers: {}", m_enrolled.server, reason), reply.retry_after, now);
    return try_slowly(
        fmt::format("{} answers: {}. Look at the address of the server.", m_enrolled.server, reason),
        reply.retry_after, now);
}

// A smaller batch at once. A single record is refused three times at most, then it is set aside. That is only
// proved by a receipt for what comes behind it: a proxy that refuses everything must not have one record
// after the other set aside, so while there is no such receipt no other refusal counts.
Actions Conversation::shrink_or_refuse(std::string const& reason, Moment const& now)
{
    if (!m_aside.empty())
        return doubt(reason, now);
    auto const sent = m_flight->records();
    if (sent == 0)
        return try_slowly(
            fmt::format("Headquarters takes nothing from this terminal ({}).", reason), not_said, now);
    if (m_size.halve(static_cast<std::size_t>(sent)))
        return { look() };
    if (row_is_aside_before(m_flight->first_seq, m_refusals))
        return try_slowly(
            fmt::format("Headquarters or something on the way takes no answer any more ({}): look at what "
                        "stands between.",
                reason),
            not_said, now);
    return refuse(times_refused(m_flight->first_seq) + 1, reason);
}

// Nobody but us refused it, so there is nothing to prove.
Actions Conversation::shrink_or_set_aside(std::string const& reason)
{
    if (m_size.halve(static_cast<std::size_t>(m_flight->records())))
        return { look() };
    return refuse(refusals_to_set_aside, reason);
}

// Is what follows at fault as well, or does headquarters refuse whatever we send? The news of what is set
// aside, without a record beside it, tells.
Actions Conversation::doubt(std::string const& reason, Moment const& now)
{
    if (m_flight->first_seq != 0) {
        m_news_alone = true;
        return { look() };
    }
    Actions actions { WithdrawRefusals { m_flight->epoch, m_after } };
    std::ranges::move(
        try_slowly(fmt::format("Headquarters takes nothing from this terminal ({}).", reason), not_said, now),
        std::back_inserter(actions));
    return actions;
}

Actions Conversation::refuse(int times, std::string const& why)
{
    Refusal const refusal { m_flight->first_seq, m_flight->first_record, times };
    return { KeepRefusal { m_flight->epoch, refusal, why },
        TellStaff { RequestState::Working, percent_sent(),
            fmt::format("Headquarters cannot take record {} ({}).", refusal.seq, why) },
        look() };
}

// A visit's first tap is seen by itself; what comes after it, such as typing, changes nothing in the outbox.
BootInstant Conversation::greeting_due(bool visit_open) const
{
    if (!visit_open || !m_phones_offered)
        return m_greeting_due;
    return std::min(m_greeting_due, m_last_receipt + visiting_interval);
}

Actions Conversation::drained(BootInstant greeting, Moment const& now)
{
    m_most_waiting = 0;
    auto const next = m_changed ? std::min(greeting, now.at + gathering) : greeting;
    auto const aside = count_aside(m_refusals);
    auto const sentence = aside == 0
        ? std::string("Headquarters has everything.")
        : fmt::format("Headquarters has everything but {} that it cannot take and that {} kept here.",
            counted(aside, "record"), aside == 1 ? "is" : "are");
    return { TellStaff { RequestState::Done, 100, sentence }, rest_until(next) };
}

// The kiosk draws one when it next looks; until then all that it holds is of the terminal that said farewell.
Actions Conversation::wait_for_new_epoch(Moment const& now)
{
    return { TellStaff { RequestState::Failed, 0,
                 "The kiosk has not begun anew since this terminal was forgotten: start it." },
        rest_until(now.at + fallback_interval) };
}

// Nothing is sent under this epoch any more; a change of the outbox, such as a new epoch, is looked at.
Actions Conversation::stop_for_fork(Moment const& now)
{
    return {
        TellStaff { RequestState::Failed, 0,
            "Headquarters knows another terminal by this one's name, such as a copy of its disk. What is "
            "said here is kept, and sent under a new name as soon as the kiosk has seen this. Ask "
            "headquarters which of the two keeps the place.",
            true },
        rest_until(now.at + longest_wait),
    };
}

Actions Conversation::try_later(std::string const& why, std::chrono::seconds retry_after, Moment const& now)
{
    m_held_back = true;
    auto const wait = m_back_off.after_failure(retry_after);
    return {
        TellStaff {
            RequestState::Failed, percent_sent(), fmt::format("{}. It is tried again by itself.", why) },
        rest_until(now.at + wait),
    };
}

Actions Conversation::try_slowly(std::string const& why, std::chrono::seconds retry_after, Moment const& now)
{
    m_held_back = true;
    return {
        TellStaff { RequestState::Failed, percent_sent(), why, true },
        rest_until(now.at + m_back_off.after_refusal(retry_after)),
    };
}

int Conversation::times_refused(std::int64_t seq) const
{
    auto const found = std::find_if(
        m_refusals.begin(), m_refusals.end(), [&](auto const& refusal) { return refusal.seq == seq; });
    return found == m_refusals.end() ? 0 : found->times;
}

int Conversation::percent_sent() const
{
    if (m_most_waiting == 0)
        return 0;
    return static_cast<int>(100 * (m_most_waiting - m_waiting) / m_most_waiting);
}

}
