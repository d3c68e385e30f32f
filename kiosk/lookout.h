// When the kiosk looks at what the uplink knows, and what stands in the journal when it can't see it.
#pragma once

#include "sync/outbox/uplink_file.h"

#include <filesystem>
#include <optional>
#include <string>

namespace peakend {

class Lookout {
public:
    explicit Lookout(std::filesystem::path const& uplink_folder);

    BootInstant next_look() const { return m_next_look; }
    // Nothing when the uplink doesn't run, or not yet: then everything else goes on, and it is asked again,
    // soon while somebody waits for an answer.
    std::optional<UplinkView::Glance> look(Epoch const&, BootInstant now, bool answer_awaited);

private:
    UplinkView m_uplink;
    BootInstant m_next_look {};
    std::string m_unseen_because;  // journaled already; a wrong folder or group would be silent otherwise
};

}
