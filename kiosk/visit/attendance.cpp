#include "kiosk/visit/attendance.h"

#include <utility>

namespace peakend::visit {

void Attendance::woken(Moment const& now)
{
    if (m_woken)
        return;
    m_woken = now;
    add(Encounter::Woken);
}

void Attendance::rated()
{
    if (std::exchange(m_rated, true))
        return;
    add(Encounter::Rated);
}

void Attendance::ended(Ending ending)
{
    if (ending == Ending::WalkedAway)
        add(Encounter::WalkedAway);
    if (ending == Ending::TimedOut)
        add(Encounter::TimedOut);
}

void Attendance::at_rest()
{
    m_woken.reset();
    m_rated = false;
}

std::vector<Met> Attendance::take() { return std::exchange(m_met, {}); }

void Attendance::add(Encounter kind)
{
    if (m_woken)
        m_met.push_back({ kind, *m_woken });
}

}
