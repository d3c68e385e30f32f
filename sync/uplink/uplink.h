// The uplink without its main loop: sends what the kiosk sealed, and does what staff ask of the network.
//
// Before enrolment it only waits for a code; what visitors say meanwhile stays in terminal.db and is sent
// afterwards.
#pragma once

#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"
#include "sync/outbox/watch.h"
#include "sync/uplink/configuration.h"
#include "sync/uplink/sender.h"
#include "sync/uplink/stick_export.h"

#include <deque>
#include <memory>
#include <optional>
#include <set>

namespace peakend {

// However fast the kiosk writes, terminal.db is not looked at more often.
inline constexpr Milliseconds shortest_look_interval { 250 };

class Uplink {
public:
    // Refused when another uplink holds the data folder.
    static Result<Uplink> open(Configuration, Process, Clock, Chance);

    // Does one thing. False when there is nothing to do before wake() or a change of descriptor().
    bool step();
    int descriptor() const { return m_watch.descriptor(); }
    BootInstant wake() const;

private:
    Uplink(Configuration, Process, Clock, Chance, std::unique_ptr<UplinkFile>, Watch);
    Result<void> resume();
    Result<void> begin(Enrolled const&, Milliseconds start_jitter);

    void look_around();
    Result<void> take_note_of(std::vector<Request> const& asked);
    Result<void> take_up(Request const&);
    Result<void> take_up_enrolment(Request const&);
    Result<void> take_up_farewell(Request const&);
    Result<void> take_up_export(Request const&);
    Result<void> go_on_exporting();
    Result<void> take_up_wifi(Request const&);
    Result<void> answer(Request const&, RequestState, std::string const& sentence);

    Configuration m_configuration;
    Process m_process;
    Clock m_clock;
    Chance m_chance;
    std::unique_ptr<UplinkFile> m_file;  // the Sender refers to it
    Watch m_watch;
    OutboxView m_outbox;
    std::optional<Sender> m_sender;  // once enrolled
    BootInstant m_last_look {};
    BootInstant m_next_look {};
    std::set<RequestId> m_noted;  // taken up or waiting to be
    std::deque<Request> m_to_do;
    struct Exporting {
        Request request;
        StickExport onto;
    };
    std::optional<Exporting> m_exporting;
};

}
