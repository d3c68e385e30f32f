// What a Visit has around its questions: the doors of the shop, the wait before, the gift after.
#include "kiosk/visit/visit.h"

#include <algorithm>
#include <utility>

namespace peakend::visit {

void Visit::doors(Doors const& doors, BootInstant now)
{
    m_doors = doors;
    auto const at_rest = m_phase == Phase::Asking && !m_open && !m_last_touch;
    if (sleeps() && at_rest)
        show(Phase::Asleep, now);
    if (!sleeps() && (m_phase == Phase::Asleep || m_phase == Phase::Closed))
        start_over(now);
}

std::optional<BootInstant> Visit::waiting_since() const
{
    if (m_phase != Phase::Asking || m_open || m_choosing_language || m_choosing_view)
        return std::nullopt;
    return std::max({ m_on_since, m_shown_since, m_last_touch.value_or(m_shown_since) });
}

void Visit::given(Ticket ticket, std::string code, BootInstant now)
{
    if (m_draw == ticket && m_phase == Phase::Thanking)
        m_gift = GiftShown { std::move(code), now };
}

}
