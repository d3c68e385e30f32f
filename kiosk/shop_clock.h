// What follows from the time of day: whether the doors are open, whether it is quiet, whether the notice
// stands.
#pragma once

#include "kiosk/settings.h"
#include "kiosk/visit/hours.h"
#include "sync/contract/batch.h"

#include <span>
#include <string>

namespace peakend {

class ShopClock {
public:
    explicit ShopClock(KioskSettings const&);

    // Now and then, because somebody may set the clock; and on the minute at which something changes. Of a
    // clock that cannot be right nothing follows: then it is open, no time is quiet, and the notice stands.
    visit::Doors look(Moment const& now, std::span<ClockAnchor const>);
    BootInstant next_look() const { return m_next_look; }

    bool quiet() const { return m_is_quiet; }
    // In a language, else in the other one, else in any; "" when there is none.
    std::string notice(std::string const& language, std::string const& fallback) const;

private:
    visit::Hours m_hours;
    visit::Hours m_quiet;
    std::map<std::string, std::string> m_notice;
    std::optional<Instant> m_notice_until;
    bool m_is_quiet = false;
    bool m_notice_expired = false;
    BootInstant m_next_look {};
};

}
