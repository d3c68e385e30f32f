// When the kiosk looks at what the uplink knows, and what stands in the journal when it can't see it.
#pragma once

#include "sync/outbox/uplink_file.h"
#include "sync/outbox/watch.h"

#include <filesystem>
#include <optional>
#include <string>

namespace peakend {

class Lookout {
public:
    explicit Lookout(std::filesystem::path const& uplink_folder);

    // At the latest.
    BootInstant next_look() const { return m_next_look; }
    // Sooner when the uplink wrote something. The kiosk asks whenever it is awake, as it is every second for
    // its counter: SDL's wait can't hear inotify, and a thread that does would spare less than a second.
    bool is_time(BootInstant now);
    // Nothing when the uplink doesn't run, or not yet: then everything else goes on, and it is asked again,
    // soon while somebody waits for an answer.
    std::optional<UplinkView::Glance> look(Epoch const&, BootInstant now, bool answer_awaited);

private:
    bool news();  // since it was last asked

    UplinkView m_uplink;
    std::optional<Watch> m_watch;  // without one the fallback is left
    bool m_changed = false;        // since the last look
    BootInstant m_last_look {};
    BootInstant m_next_look {};
    std::string m_unseen_because;  // journaled already; a wrong folder or group would be silent otherwise
};

}
