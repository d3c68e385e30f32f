#include "kiosk/lookout.h"

#include "sync/base/journal.h"

#include <utility>

namespace peakend {

namespace {

    constexpr Milliseconds usual_interval { 30'000 };
    constexpr Milliseconds answer_interval { 1'000 };
    // However fast the uplink writes, such as while a long queue drains.
    constexpr Milliseconds shortest_interval { 1'000 };

    std::optional<Watch> watch_of(std::filesystem::path const& folder)
    {
        auto watch = Watch::on(folder, uplink_file.name);
        if (watch)
            return std::move(*watch);
        journal::warn("uplink_not_watched", { { "why", watch.error().what } });
        return std::nullopt;
    }

}

Lookout::Lookout(std::filesystem::path const& uplink_folder)
    : m_uplink(uplink_folder)
    , m_watch(watch_of(uplink_folder))
{
}

bool Lookout::is_time(BootInstant now)
{
    m_changed = news() || m_changed;
    return now >= m_next_look || (m_changed && now >= m_last_look + shortest_interval);
}

bool Lookout::news() { return m_watch && m_watch->changed(); }

std::optional<UplinkView::Glance> Lookout::look(Epoch const& epoch, BootInstant now, bool answer_awaited)
{
    news();  // what was written until now is about to be seen
    m_changed = false;
    m_last_look = now;
    m_next_look = now + (answer_awaited ? answer_interval : usual_interval);
    auto glance = m_uplink.look(epoch);
    if (glance) {
        m_unseen_because.clear();
        return std::move(*glance);
    }
    auto const& why = glance.error().what;
    if (std::exchange(m_unseen_because, why) != why)
        journal::warn("uplink_not_seen", { { "why", why } });
    return std::nullopt;
}

}
