// Tells systemd that the program is ready, alive and stopping. Does nothing when systemd did not start it.
#pragma once

#include "sync/base/instant.h"

#include <optional>

namespace peakend::stage {

class Heartbeat {
public:
    // Asks systemd's environment how often it wants to hear from us.
    explicit Heartbeat(BootInstant now);
    // Says that the program is stopping.
    ~Heartbeat();
    Heartbeat(Heartbeat const&) = delete;
    Heartbeat& operator=(Heartbeat const&) = delete;

    void ready();
    // Beats when a beat is due.
    void beat(BootInstant now);
    // When to call beat() again: half of what the watchdog allows; nothing without a watchdog.
    std::optional<BootInstant> next_beat() const { return m_next; }

private:
    Milliseconds m_every { 0 };
    std::optional<BootInstant> m_next;
};

}
