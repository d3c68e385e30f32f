#include "kiosk/shop_clock.h"

#include "kiosk/local_time.h"

#include <algorithm>

namespace peakend {

using namespace std::chrono_literals;

ShopClock::ShopClock(KioskSettings const& settings)
    : m_hours(settings.hours)
    , m_quiet(settings.quiet)
    , m_notice(settings.notice)
    , m_notice_until(settings.notice_until)
{
}

visit::Doors ShopClock::look(Moment const& now, std::span<ClockAnchor const> anchors)
{
    constexpr auto look_every = 30s;
    auto const clock = true_time(now, anchors);
    auto const local = clock ? std::optional(local_minute(*clock)) : std::nullopt;
    m_next_look = now.at + look_every;
    auto const look_at = [&](Instant then) { m_next_look = std::min(m_next_look, now.at + (then - *clock)); };
    m_is_quiet = local && m_quiet.known() && m_quiet.open(*local);
    m_notice_expired = clock && m_notice_until && *clock >= *m_notice_until;
    if (clock && m_notice_until && !m_notice_expired)
        look_at(*m_notice_until);
    if (auto const change = local ? m_hours.next_change(*local) : std::nullopt)
        look_at(instant_at(*change));
    return local ? visit::doors_at(m_hours, *local) : visit::Doors();
}

std::string ShopClock::notice(std::string const& language, std::string const& fallback) const
{
    if (m_notice_expired || m_notice.empty())
        return "";
    auto const own = m_notice.find(language);
    if (own != m_notice.end())
        return own->second;
    auto const usual = m_notice.find(fallback);
    return usual != m_notice.end() ? usual->second : m_notice.begin()->second;
}

}
