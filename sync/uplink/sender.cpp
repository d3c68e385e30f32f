#include "sync/uplink/sender.h"

#include "sync/base/journal.h"
#include "sync/contract/envelope.h"

#include <system_error>

namespace peakend {

namespace {

    std::int64_t free_bytes_of(std::filesystem::path const& folder)
    {
        std::error_code failure;
        auto const space = std::filesystem::space(folder, failure);
        return failure ? 0 : static_cast<std::int64_t>(space.available);
    }

}

Sender::Sender(Conversation conversation, std::filesystem::path terminal_folder, UplinkFile& file,
    http::Client client, Clock clock)
    : m_conversation(std::move(conversation))
    , m_terminal_folder(std::move(terminal_folder))
    , m_outbox(m_terminal_folder)
    , m_file(file)
    , m_client(std::move(client))
    , m_clock(std::move(clock))
{
    hear(Started {});
}

void Sender::sync_asked(RequestId const& request)
{
    m_asked.push_back(request);
    hear(SyncAsked {});
}

void Sender::hear(Event event)
{
    for (auto& action : m_conversation.on(std::move(event), m_clock()))
        m_agenda.push_back(std::move(action));
}

bool Sender::step()
{
    if (m_agenda.empty() && m_clock().at >= m_wake)
        hear(TimePassed {});
    if (m_agenda.empty())
        return false;
    auto const action = std::move(m_agenda.front());
    m_agenda.pop_front();
    auto event = perform(action);
    if (!event) {
        m_agenda.clear();
        hear(DiskFailed { std::move(event).error() });
    } else if (*event) {
        hear(std::move(**event));
    }
    return true;
}

Result<std::optional<Event>> Sender::perform(Action const& action)
{
    return std::visit([&](auto const& one) { return perform(one); }, action);
}

Result<std::optional<Event>> Sender::perform(LookAtOutbox const& look)
{
    auto glance = m_outbox.look(look.after, look.records, look.bytes, look.left_out);
    if (!glance && glance.error().fault == Fault::Unavailable) {
        if (std::exchange(m_absent_because, glance.error().what) != glance.error().what)
            journal::warn("outbox_absent", { { "why", m_absent_because } });
        return OutboxAbsent {};
    }
    if (!glance)
        return failed(std::move(glance).error());
    m_absent_because.clear();
    auto progress = TRY(m_file.progress(glance->epoch));
    auto refusals = TRY(m_file.refusals(glance->epoch));
    auto anchors = TRY(m_file.anchors());
    return OutboxSeen { look.after, std::move(*glance), std::move(progress), std::move(refusals),
        std::move(anchors), free_bytes_of(m_terminal_folder) };
}

Result<std::optional<Event>> Sender::perform(Send const& send)
{
    return ReplyCame { m_client.post(batches_route, envelope_media_type, send.envelope) };
}

Result<std::optional<Event>> Sender::perform(Settle const& settle)
{
    TRY(m_file.settle(settle.progress, m_clock().wall, settle.what_was_sent));
    journal::note("batch_acknowledged",
        { { "through", settle.progress.acknowledged_through }, { "safe", settle.progress.safe_through } });
    return std::nullopt;
}

Result<std::optional<Event>> Sender::perform(KeepRefusal const& keep)
{
    TRY(m_file.refuse(keep.epoch, keep.refusal));
    journal::warn(keep.refusal.aside() ? "record_set_aside" : "record_refused",
        { { "seq", keep.refusal.seq }, { "record", keep.refusal.record.hex() }, { "why", keep.why } });
    return std::nullopt;
}

Result<std::optional<Event>> Sender::perform(WithdrawRefusals const& withdraw)
{
    TRY(m_file.withdraw_refusals(withdraw.epoch, withdraw.acknowledged_through));
    return std::nullopt;
}

Result<std::optional<Event>> Sender::perform(KeepAnchor const& keep)
{
    TRY(m_file.anchor(keep.anchor));
    return std::nullopt;
}

Result<std::optional<Event>> Sender::perform(KeepWordsKeys const& keep)
{
    TRY(m_file.keep_words_keys(keep.keys));
    return std::nullopt;
}

Result<std::optional<Event>> Sender::perform(KeepNotice const& keep)
{
    TRY(m_file.keep_notice(keep.notice));
    return std::nullopt;
}

Result<std::optional<Event>> Sender::perform(Wake const& wake)
{
    m_wake = wake.at;
    return std::nullopt;
}

// An answer that can't be written is no reason to stop sending, and the reason is told by what comes next.
Result<std::optional<Event>> Sender::perform(TellStaff const& tell)
{
    for (auto const& request : m_asked)
        note_untold(m_file.answer({ request, tell.state, tell.progress, tell.sentence }));
    if (tell.state != RequestState::Working)
        m_asked.clear();
    if (tell.state == RequestState::Failed) {
        journal_once(tell.sentence, m_last_hindrance);
        note_untold(m_file.keep_hindrance({ tell.sentence, tell.refused, m_clock().wall }));
    }
    if (tell.state == RequestState::Done)
        m_last_hindrance.clear();
    return std::nullopt;
}

void Sender::note_untold(Result<void> const& written)
{
    journal_once(written ? "" : written.error().what, m_last_untold);
}

void Sender::journal_once(std::string const& sentence, std::string& last)
{
    if (std::exchange(last, sentence) != sentence && !sentence.empty())
        journal::warn("sending_hindered", { { "why", sentence } });
}

}
