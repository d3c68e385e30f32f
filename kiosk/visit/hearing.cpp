// What listening changes in a Visit: nothing runs out before it has been heard, and pulling the headphones is
// going away.
#include "kiosk/visit/visit.h"

#include <algorithm>

namespace peakend::visit {

namespace {

    // "Very good: chosen" is heard to its end, and a breath later the next question begins.
    constexpr Milliseconds breath { 150 };
    constexpr Milliseconds longest_settling { 3'000 };

}

BootInstant Visit::settled_at() const
{
    auto const heard = std::min(m_heard + breath, *m_settling_since + longest_settling);
    return std::max(*m_settling_since + m_patience.settling, heard);
}

void Visit::listen(Moment const& now)
{
    touched(now);
    m_view.read_aloud = true;
    still_here(now.at);
}

std::vector<Deed> Visit::walked_away(Moment const& now)
{
    m_view.read_aloud = false;
    if (m_phase != Phase::Asking && m_phase != Phase::StillThere && m_phase != Phase::Thanking)
        return {};
    if (m_awaited) {
        m_awaited->then_leave = true;
        return {};
    }
    auto deeds = seal(Ending::WalkedAway, now);
    start_over(now.at);
    return deeds;
}

}
