// What follows from the time of day: whether the doors are open, whether it is quiet, which notice stands.
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
    // clock that cannot be right nothing follows: then it is open, no time is quiet, and staff's own notice
    // stands. Headquarters' does not, since nobody in the shop could take down one that has long expired.
    visit::Doors look(Moment const& now, std::span<ClockAnchor const>);
    BootInstant next_look() const { return m_next_look; }

    // What holds from the next look on.
    void headquarters_says(std::optional<Notice> notice) { m_from_headquarters = std::move(notice); }

    bool quiet() const { return m_is_quiet; }
    // Staff's own while it stands, else headquarters'; in a language, else in the other one, else in any. ""
    // when there is none.
    std::string notice(std::string const& language, std::string const& fallback) const;

private:
    visit::Hours m_hours;
    visit::Hours m_quiet;
    std::map<std::string, std::string> m_own_notice;
    std::optional<Instant> m_own_until;
    std::optional<Notice> m_from_headquarters;
    bool m_is_quiet = false;
    bool m_own_stands = false;
    std::optional<Notice> m_shown_from_headquarters;  // at the last look
    BootInstant m_next_look {};
};

}
