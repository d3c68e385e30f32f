#include "kiosk/lookout.h"

#include "sync/base/journal.h"

#include <utility>

namespace peakend {

namespace {

    constexpr Milliseconds usual_interval { 30'000 };
    constexpr Milliseconds answer_interval { 1'000 };

}

Lookout::Lookout(std::filesystem::path const& uplink_folder)
    : m_uplink(uplink_folder)
{
}

std::optional<UplinkView::Glance> Lookout::look(Epoch const& epoch, BootInstant now, bool answer_awaited)
{
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
