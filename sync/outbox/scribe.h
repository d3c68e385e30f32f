// The kiosk's storage thread: takes deeds in order, commits each, and says what became of it.
//
// write() returns at once. After each outcome `notify` is called on the storage thread (it wakes the frame
// thread, nothing else). The Scribe owns the Outbox; after an Error it does not retry: a commit that failed
// may be half on disk only in the sense of SQLite's own rollback, and what to do next is the visit's
// decision.
#pragma once

#include "sync/base/locked.h"
#include "sync/outbox/outbox.h"

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

namespace peakend {

struct BeginVisit {
    Opening opening;
    Answer answer;
};
struct KeepAnswer {
    RecordId id;
    Answer answer;
};
struct SealVisit {
    Closing closing;
};
struct Give {
    RecordId visit;
    Surprise surprise;
    Moment now;
};
struct Redeem {
    std::string code;
    Moment now;
};
struct Meet {
    Encounter kind;
    Moment woken;
};
struct SealEncounters {
    Moment before;
};
struct Follow {
    Progress progress;
    std::vector<std::int64_t> aside;
    Epoch fresh;  // to go over to, if need be
    Moment now;
};
struct SettleRequest {
    RequestId request;
};
struct Probe { };
using Deed = std::variant<BeginVisit, KeepAnswer, SealVisit, Give, Redeem, Meet, SealEncounters, Follow,
    SettleRequest, Probe>;

class Scribe {
public:
    using Ticket = std::uint64_t;
    struct Outcome {
        Ticket ticket;
        Result<void> result;
        std::optional<Gift> gift {};              // what Give drew
        std::optional<Redemption> redemption {};  // what became of Redeem
    };

    Scribe(Outbox, std::function<void()> notify);
    // Finishes what was given, then ends the thread.
    ~Scribe();
    Scribe(Scribe const&) = delete;
    Scribe& operator=(Scribe const&) = delete;

    // Deeds are committed in the order given. `ticket` is the caller's name for this one.
    void write(Ticket, Deed);
    // What was done since the last call, in the same order.
    std::vector<Outcome> outcomes();
    // Of the records after the last outcome.
    Epoch epoch() const;

private:
    struct Desk {
        std::deque<std::pair<Ticket, Deed>> waiting;
        std::vector<Outcome> done;
        Epoch epoch;
        bool closing = false;
    };
    void work(Outbox, std::function<void()> notify);
    // Nothing once closing and all is done.
    std::optional<std::pair<Ticket, Deed>> next();

    Locked<Desk> m_desk;
    std::thread m_thread;
};

}
