#include "kiosk/stage/heartbeat.h"

#include <systemd/sd-daemon.h>

namespace peakend::stage {

Heartbeat::Heartbeat(BootInstant now)
{
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0)
        return;
    m_every = Milliseconds(static_cast<std::int64_t>(microseconds / 2 / 1000));
    m_next = now + m_every;
}

Heartbeat::~Heartbeat() { sd_notify(0, "STOPPING=1"); }

void Heartbeat::ready() { sd_notify(0, "READY=1"); }

void Heartbeat::beat(BootInstant now)
{
    if (!m_next || now < *m_next)
        return;
    sd_notify(0, "WATCHDOG=1");
    m_next = now + m_every;
}

}
