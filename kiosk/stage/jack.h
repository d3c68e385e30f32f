// The switch in a headphone jack, as the kernel reports it (linux/input.h: SW_HEADPHONE_INSERT).
#pragma once

#include "sync/base/descriptor.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace peakend::stage {

// What a device's bytes say of the switch.
struct JackEvents {
    std::optional<bool> plugged;  // the last that was told
    bool missed = false;          // the kernel dropped some: the switch itself must be looked at
};
// Whole events, as read(2) gives them. What is of another kind, and a rest that is no event, is passed over.
JackEvents jack_events(std::span<std::uint8_t const>);

class Jack {
public:
    // Of every device in a folder, usually /dev/input, that has such a switch and may be read.
    static std::vector<Jack> all_in(std::filesystem::path const& folder);

    // Never waits. A device that has gone is unplugged.
    void look();
    bool plugged() const { return m_plugged; }

private:
    explicit Jack(Descriptor device)
        : m_device(std::move(device))
    {
        look_at_switch();
    }
    void look_at_switch();

    Descriptor m_device;
    bool m_plugged = false;
};

}
