// Performs a Conversation's actions on plain values: an outbox that is a vector, a store that is a map.
//
// What comes back from headquarters is for the test to say; all else is done at once.
#pragma once

#include "sync/uplink/conversation.h"
#include "tests/uplink/headquarters.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>

namespace peakend {

class Desk {
public:
    explicit Desk(Headquarters& headquarters, Milliseconds start_jitter = Milliseconds(0))
        : m_headquarters(headquarters)
        , m_start_jitter(start_jitter)
    {
        start();
    }
    Desk(Desk const&) = delete;
    Desk& operator=(Desk const&) = delete;

    Epoch epoch = some_id<Epoch>(0xe0);
    std::vector<SealedRecord> outbox;
    std::map<Epoch, Progress> store;
    std::map<Epoch, std::map<std::int64_t, Refusal>> refusals;
    std::vector<ClockAnchor> anchors;
    std::optional<WordsKeys> words;
    std::optional<Notice> notice;
    double dice = 0.5;
    bool store_is_broken = false;
    bool outbox_is_absent = false;
    bool visit_open = false;
    std::function<void()> while_looking;  // once
    Moment now = some_moment(100'000);
    std::string boot = some_boot;  // named by new records

    std::optional<std::string> in_flight;  // an envelope
    BootInstant wake {};
    std::vector<TellStaff> told;
    std::optional<Receipted> receipted;  // what the last receipt meant for what was sent

    // The process starts, or starts again: the store is all that it remembers.
    void start()
    {
        in_flight.reset();
        m_conversation.emplace(m_headquarters.enrolled(), some_key('t'),
            Conversation::Terms { m_start_jitter, "1" }, [this] { return dice; });
        tell(Started {});
    }

    void seal(int count = 1)
    {
        for (int i = 0; i < count; ++i) {
            auto const seq = next_seq();
            auto const id = fmt::format("{:024x}", seq);
            outbox.push_back({ seq, *RecordId::from_hex(id),
                canonical_json(Json::Object { { "boot", boot }, { "id", id }, { "kind", "test" } }) });
        }
        tell(OutboxChanged {});
    }

    void tell(Event event)
    {
        hear(std::move(event));
        while (!m_agenda.empty()) {
            auto const action = std::move(m_agenda.front());
            m_agenda.pop_front();
            std::visit([&](auto const& one) { perform(one); }, action);
        }
    }

    // Until the Conversation asked to be woken.
    void pass_time()
    {
        now.at = std::max(now.at, wake);
        tell(TimePassed {});
    }
    Milliseconds wait() const { return wake - now.at; }

    Batch sent() const
    {
        REQUIRE(in_flight);
        return m_headquarters.read(*in_flight);
    }
    void reply(int status, std::string body = "", std::chrono::seconds retry_after = {})
    {
        REQUIRE(in_flight);
        in_flight.reset();
        tell(ReplyCame { http::Reply { status, std::move(body), "", retry_after } });
    }
    void lose_reply()
    {
        REQUIRE(in_flight);
        in_flight.reset();
        tell(ReplyCame { failed(Fault::Unavailable, "connection reset") });
    }
    void acknowledge(Receipt const& receipt) { reply(200, m_headquarters.sealed(receipt)); }
    void acknowledge() { acknowledge(m_headquarters.record(sent())); }
    void drain()
    {
        for (int guard = 0; in_flight; ++guard) {
            REQUIRE(guard < 1000);
            acknowledge();
        }
    }

    std::int64_t acknowledged_through() const
    {
        auto const found = store.find(epoch);
        return found == store.end() ? 0 : found->second.acknowledged_through;
    }
    std::int64_t next_seq() const { return outbox.empty() ? 1 : outbox.back().seq + 1; }

private:
    void hear(Event event)
    {
        for (auto& action : m_conversation->on(std::move(event), now))
            m_agenda.push_back(std::move(action));
    }

    void perform(LookAtOutbox const& look)
    {
        if (outbox_is_absent)
            return hear(OutboxAbsent {});
        OutboxView::Glance glance { epoch, outbox.empty() ? 1 : outbox.front().seq, next_seq(), {}, {},
            visit_open };
        for (auto const& record : outbox)
            if (record.seq > look.after && glance.records.size() < look.records
                && std::find(look.left_out.begin(), look.left_out.end(), record.seq) == look.left_out.end())
                glance.records.push_back(record);
        if (auto const act = std::exchange(while_looking, nullptr))
            act();
        auto const kept = store.find(epoch);
        auto const progress = kept == store.end() ? std::nullopt : std::optional(kept->second);
        std::vector<Refusal> refused;
        for (auto const& [seq, refusal] : refusals[epoch])
            refused.push_back(refusal);
        hear(OutboxSeen { look.after, std::move(glance), progress, refused, anchors, 1'000 });
    }
    void perform(Send const& send)
    {
        REQUIRE_FALSE(in_flight);  // one at a time
        in_flight = send.envelope;
    }
    void perform(Settle const& settle)
    {
        if (!store_is_broken) {
            store[settle.progress.epoch] = settle.progress;
            receipted = settle.what_was_sent;
            return;
        }
        m_agenda.clear();
        hear(DiskFailed { Error { Fault::Unavailable, "the disk is full" } });
    }
    void perform(KeepRefusal const& keep) { refusals[keep.epoch][keep.refusal.seq] = keep.refusal; }
    void perform(WithdrawRefusals const& withdraw)
    {
        std::erase_if(refusals[withdraw.epoch],
            [&](auto const& each) { return each.first > withdraw.acknowledged_through; });
    }
    void perform(KeepAnchor const& keep) { anchors.push_back(keep.anchor); }
    void perform(KeepWordsKeys const& keep) { words = keep.keys; }
    void perform(KeepNotice const& keep) { notice = keep.notice; }
    void perform(Wake const& asked) { wake = asked.at; }
    void perform(TellStaff const& tell) { told.push_back(tell); }

    Headquarters& m_headquarters;
    Milliseconds m_start_jitter;
    std::optional<Conversation> m_conversation;
    std::deque<Action> m_agenda;
};

}
