// The sync protocol of a terminal, without I/O: events and instants in, actions out.
//
// A Conversation knows when to send what, and what an answer means. It has no socket, no file, no clock and
// no dice: Sender performs its actions, and a simulator can as well. Nothing that must survive is kept here:
// every batch is made from what the outbox and uplink.db said a moment before, so an action that failed
// to reach the disk is as if it had never been asked for.
//
// One batch is in flight at most. REQUIRES: actions are performed in order, the answer to LookAtOutbox
// (OutboxSeen, OutboxAbsent or DiskFailed) and to Send (ReplyCame) comes as the next event of its kind.
#pragma once

#include "sync/http/client.h"
#include "sync/outbox/outbox_view.h"
#include "sync/outbox/request.h"
#include "sync/outbox/uplink_file.h"
#include "sync/uplink/back_off.h"
#include "sync/uplink/batch_size.h"
#include "sync/uplink/flight.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peakend {

// Events.
struct Started { };
struct OutboxChanged { };  // somebody wrote to terminal.db
struct SyncAsked { };      // by staff: now, whatever we were waiting for
struct TimePassed { };
struct OutboxSeen {
    std::int64_t after;  // as LookAtOutbox asked
    OutboxView::Glance glance;
    std::optional<Progress> progress;  // stored for the glance's epoch
    std::vector<Refusal> refusals;     // stored for it
    std::vector<ClockAnchor> anchors;  // all stored
    std::int64_t free_bytes;           // on the terminal's disk
};
struct OutboxAbsent { };  // the kiosk has not made it yet, or is just opening it
struct DiskFailed {       // an action could not read or write; those after it were dropped
    Error error;
};
struct ReplyCame {
    Result<http::Reply> reply;
};
using Event = std::variant<Started, OutboxChanged, SyncAsked, TimePassed, OutboxSeen, OutboxAbsent,
    DiskFailed, ReplyCame>;

// Actions.
struct LookAtOutbox {
    std::int64_t after;
    std::size_t records;
    std::size_t bytes;
    std::vector<std::int64_t> left_out;  // seqs that were set aside
};
struct Send {
    std::string envelope;
};
struct Settle {
    Progress progress;
    Receipted what_was_sent = Receipted::taken;  // not taken: a TellStaff that says why follows
};
struct KeepRefusal {
    Epoch epoch;
    Refusal refusal;
    std::string why;
};
struct WithdrawRefusals {  // of what is not acknowledged
    Epoch epoch;
    std::int64_t acknowledged_through;
};
struct KeepWordsKeys {
    std::optional<WordsKeys> keys;
};
struct KeepNotice {
    std::optional<Notice> notice;
};
struct KeepAnchor {
    ClockAnchor anchor;
};
struct Wake {  // TimePassed then; replaces an earlier Wake
    BootInstant at;
};
struct TellStaff {
    RequestState state;
    int progress;  // percent of what was waiting
    std::string sentence;
    bool refused = false;  // Failed, and headquarters does not want it: to try again alone cures nothing
};
using Action = std::variant<LookAtOutbox, Send, Settle, KeepRefusal, WithdrawRefusals, KeepAnchor,
    KeepWordsKeys, KeepNotice, Wake, TellStaff>;
using Actions = std::vector<Action>;

// A sealed record leaves after this, together with what was sealed meanwhile.
inline constexpr Milliseconds gathering { 1'000 };
// A terminal with nothing to send still says so: for its health, for safe_through and for a fresh clock
// anchor.
inline constexpr Milliseconds greeting_interval { 5 * 60'000 };
// While a visit is open, whose visitor may go on writing on a phone: a link is offered only after a fresh
// contact.
inline constexpr Milliseconds visiting_interval { 30'000 };
// How often the outbox is looked at though nothing told of a change.
inline constexpr Milliseconds fallback_interval { 30'000 };

class Conversation {
public:
    struct Terms {
        Milliseconds start_jitter { 60'000 };
        std::string version;
    };
    Conversation(Enrolled, SigningKey, Terms, Chance);

    Actions on(Event, Moment const& now);

private:
    enum class Stage { Waiting, Looking, Sending };

    Actions hear(Started const&, Moment const&);
    Actions hear(OutboxChanged const&, Moment const&);
    Actions hear(SyncAsked const&, Moment const&);
    Actions hear(TimePassed const&, Moment const&);
    Actions hear(OutboxSeen const&, Moment const&);
    Actions hear(OutboxAbsent const&, Moment const&);
    Actions hear(DiskFailed const&, Moment const&);
    Actions hear(ReplyCame const&, Moment const&);

    Action look();
    Action rest_until(BootInstant);
    Actions send(OutboxSeen const&, Moment const&);
    Batch batch_of(OutboxSeen const&, Moment const&) const;
    Actions take_receipt(Receipt const&, Moment const&);
    Actions take_refusal(http::Reply const&, Moment const&);
    Actions shrink_or_refuse(std::string const& reason, Moment const&);
    Actions shrink_or_set_aside(std::string const& reason);
    Actions doubt(std::string const& reason, Moment const&);
    Actions refuse(int times, std::string const& why);
    BootInstant greeting_due(bool visit_open) const;
    Actions drained(BootInstant greeting, Moment const&);
    Actions stop_for_fork(Moment const&);
    Actions wait_for_new_epoch(Moment const&);
    Actions try_later(std::string const& why, std::chrono::seconds retry_after, Moment const&);
    Actions try_slowly(std::string const& why, std::chrono::seconds retry_after, Moment const&);
    int times_refused(std::int64_t seq) const;
    int percent_sent() const;

    Enrolled m_enrolled;
    SigningKey m_key;
    Terms m_terms;
    BackOff m_back_off;
    BatchSize m_size;

    Stage m_stage = Stage::Waiting;
    bool m_held_back = false;       // by a failure: a change of the outbox does not end the wait
    bool m_changed = false;         // while looking or sending
    BootInstant m_due {};           // of the next look
    BootInstant m_greeting_due {};  // when no visit is open
    BootInstant m_last_receipt {};
    bool m_phones_offered = false;
    std::int64_t m_after = 0;          // a guess: what the store says is compared with it
    std::int64_t m_waiting = 0;        // records, at the last look
    std::int64_t m_most_waiting = 0;   // since headquarters last had everything
    std::vector<Refusal> m_refusals;   // at the last look
    std::vector<AsideRecord> m_aside;  // above m_after, at the last look
    bool m_news_alone = false;         // the next batch tells of what is set aside and brings no record
    std::optional<Flight> m_flight;
};

}
