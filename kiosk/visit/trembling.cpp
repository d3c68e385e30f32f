// What a Visit makes of a hand that trembles: a tap that comes again on what the one before has brought is
// not heard.
#include "kiosk/visit/visit.h"

#include <utility>

namespace peakend::visit {

Visit::OnGlass Visit::on_glass() const
{
    return { m_phase, m_shuffle_seed, m_interview.step(), m_language, m_choosing_language, m_view,
        m_choosing_view, m_turns };
}

std::vector<Deed> Visit::apply(Intent const& intent, Moment const& now)
{
    touched(now);
    if (now.at < hears_from())
        return {};
    auto const before = on_glass();
    auto deeds = std::visit([&](auto const& wanted) { return on(wanted, now); }, intent);
    if (on_glass() != before)
        m_brought_by_tap = now.at;
    return deeds;
}

BootInstant Visit::hears_from() const
{
    return m_brought_by_tap ? *m_brought_by_tap + m_patience.bouncing : BootInstant {};
}

// What is ticked would go again.
bool Visit::bounces(std::string const& choice, BootInstant now)
{
    auto const last = std::exchange(m_last_toggle, Touched { choice, now });
    return last && last->choice == choice && now - last->at < m_patience.bouncing;
}

}
