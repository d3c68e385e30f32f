// Performs the actions of a Conversation: looks into terminal.db, posts, writes uplink.db.
//
// One action a step, so that whoever calls can beat the watchdog and hear signals in between.
#pragma once

#include "sync/http/client.h"
#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"
#include "sync/uplink/conversation.h"

#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace peakend {

using Clock = std::function<Moment()>;

class Sender {
public:
    // REQUIRES: the file outlives the Sender.
    Sender(Conversation, std::filesystem::path terminal_folder, UplinkFile&, http::Client, Clock);

    void outbox_changed() { hear(OutboxChanged {}); }
    // There may be a way now: whatever we were waiting for, it is tried at once.
    void network_changed() { hear(SyncAsked {}); }
    // Staff asked for it; what comes of it is written as the answer to this request.
    void sync_asked(RequestId const&);

    // All of what headquarters said last is written down, and nothing is under way. Not only with an empty
    // agenda: while a long queue drains it never is, and staff would wait for all of it.
    bool is_settled() const
    {
        return m_agenda.empty() || std::holds_alternative<LookAtOutbox>(m_agenda.front());
    }

    // Performs one action. False when there is nothing to do before wake().
    bool step();
    BootInstant wake() const { return m_wake; }

private:
    void hear(Event);
    // The event that the action leads to, if any; a fault is one of the disk.
    Result<std::optional<Event>> perform(Action const&);
    Result<std::optional<Event>> perform(LookAtOutbox const&);
    Result<std::optional<Event>> perform(Send const&);
    Result<std::optional<Event>> perform(Settle const&);
    Result<std::optional<Event>> perform(KeepRefusal const&);
    Result<std::optional<Event>> perform(WithdrawRefusals const&);
    Result<std::optional<Event>> perform(KeepAnchor const&);
    Result<std::optional<Event>> perform(KeepWordsKeys const&);
    Result<std::optional<Event>> perform(KeepNotice const&);
    Result<std::optional<Event>> perform(Wake const&);
    Result<std::optional<Event>> perform(TellStaff const&);
    // "" is none, and another one may be journaled after it.
    static void journal_once(std::string const& sentence, std::string& last);
    // What is to be told could not be written to uplink.db.
    void note_untold(Result<void> const& written);

    Conversation m_conversation;
    std::filesystem::path m_terminal_folder;
    std::string m_absent_because;  // journaled already; a wrong folder or group would be silent otherwise
    OutboxView m_outbox;
    UplinkFile& m_file;
    http::Client m_client;
    Clock m_clock;

    std::deque<Action> m_agenda;
    BootInstant m_wake {};
    std::vector<RequestId> m_asked;
    // Journaled already. Of the file's own fault apart: on a full disk both come at every try.
    std::string m_last_hindrance;
    std::string m_last_untold;
};

}
