#include "kiosk/shop_clock.h"

#include "kiosk/local_time.h"

#include <algorithm>

namespace peakend {

using namespace std::chrono_literals;

namespace {

    // REQUIRES: there is one in some language.
    std::string const& in(std::map<std::string, std::string> const& texts, std::string const& language,
        std::string const& fallback)
    {
        auto const own = texts.find(language);
        if (own != texts.end())
            return own->second;
        auto const usual = texts.find(fallback);
        return usual != texts.end() ? usual->second : texts.begin()->second;
    }

}

ShopClock::ShopClock(KioskSettings const& settings)
    : m_hours(settings.hours)
    , m_quiet(settings.quiet)
    , m_own_notice(settings.notice)
    , m_own_until(settings.notice_until)
    , m_own_stands(!settings.notice.empty())
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
    m_own_stands = !m_own_notice.empty() && !(clock && m_own_until && *clock >= *m_own_until);
    if (clock && m_own_stands && m_own_until)
        look_at(*m_own_until);
    auto const stands = clock && m_from_headquarters && *clock < m_from_headquarters->until;
    m_shown_from_headquarters = stands ? m_from_headquarters : std::nullopt;
    if (stands)
        look_at(m_from_headquarters->until);
    if (auto const change = local ? m_hours.next_change(*local) : std::nullopt)
        look_at(instant_at(*change));
    return local ? visit::doors_at(m_hours, *local) : visit::Doors();
}

std::string ShopClock::notice(std::string const& language, std::string const& fallback) const
{
    if (m_own_stands)
        return in(m_own_notice, language, fallback);
    return m_shown_from_headquarters ? in(m_shown_from_headquarters->text, language, fallback) : "";
}

}
