#include "kiosk/focus.h"

#include "kiosk/screens/focus_ring.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr int most_rounds = 3;

    std::vector<stage::Touch> tap(screens::Element const& element)
    {
        using Kind = stage::Touch::Kind;
        auto const x = element.target.centre_x();
        auto const y = element.target.centre_y();
        return { { Kind::Down, x, y, Focus::finger }, { Kind::Up, x, y, Focus::finger } };
    }

    // The face or star that has this value; null pointer when the question that is on has none.
    screens::Element const* rating(visit::Visit const& visit, screens::Scene const& scene, int value)
    {
        if (visit.phase() != visit::Phase::Asking || visit.choosing_view())
            return nullptr;
        auto const& kind = visit.interview().question().kind;
        if (!std::holds_alternative<Smiley>(kind) && !std::holds_alternative<Csat>(kind))
            return nullptr;
        auto const values = scale_of(kind)->values;
        auto left = std::find(values.begin(), values.end(), value) - values.begin();
        if (left == static_cast<std::ptrdiff_t>(values.size()))
            return nullptr;
        for (auto const* element : scene.targets()) {
            if (element->role == screens::Role::Choice && left-- == 0)
                return element;
        }
        return nullptr;
    }

}

std::vector<stage::Touch> Focus::press(
    stage::Key key, visit::Visit const& visit, screens::Scene const& scene, BootInstant now)
{
    if (key.kind == stage::Key::Kind::Number) {
        auto const* element = rating(visit, scene, key.number);
        return element ? tap(*element) : std::vector<stage::Touch> {};
    }
    if (key.kind == stage::Key::Kind::Louder || key.kind == stage::Key::Kind::Softer)
        return {};
    // The first key only shows where the ring is: nobody chooses what they have not seen.
    if (!m_spot) {
        start(scene, now);
        return {};
    }
    if (key.kind == stage::Key::Kind::Choose) {
        auto const* element = screens::element_at(scene, *m_spot);
        m_rounds = 0;
        return element && element->can_be_tapped() ? tap(*element) : std::vector<stage::Touch> {};
    }
    move(scene, key.kind == stage::Key::Kind::Next ? 1 : -1);
    return {};
}

bool Focus::settle(visit::Visit const& visit, screens::Scene const& scene, BootInstant now)
{
    auto const next_visitor = std::exchange(m_visitor, visit.shuffle_seed()) != visit.shuffle_seed();
    auto const next_screen = std::exchange(m_screen, visit.shown_since()) != visit.shown_since();
    if (!m_spot)
        return false;
    if (next_visitor) {
        hide();
        return true;
    }
    if (!next_screen && screens::element_at(scene, *m_spot))
        return false;
    auto const before = m_spot;
    start(scene, now);
    return m_spot != before;
}

bool Focus::pass(screens::Scene const& scene, BootInstant now)
{
    if (!due() || now < *due())
        return false;
    auto const spots = screens::spots_of(scene);
    auto const at_last = !spots.empty() && m_spot == spots.back();
    if (at_last && ++m_rounds == most_rounds) {
        hide();
        return true;
    }
    move(scene, 1);
    m_stepped = now;
    return true;
}

std::optional<BootInstant> Focus::due() const
{
    if (!m_spot || !m_stepped)
        return std::nullopt;
    return *m_stepped + m_scanning.dwell;
}

void Focus::hide()
{
    m_spot.reset();
    m_stepped.reset();
    m_rounds = 0;
}

void Focus::move(screens::Scene const& scene, int by)
{
    auto const spots = screens::spots_of(scene);
    if (spots.empty())
        return hide();
    auto const count = static_cast<int>(spots.size());
    auto const at = static_cast<int>(std::find(spots.begin(), spots.end(), *m_spot) - spots.begin());
    // From what is gone, forwards to the first and backwards to the last.
    auto const from = at < count ? at : (by > 0 ? -1 : count);
    m_spot = spots[static_cast<std::size_t>((from + by + count) % count)];
}

void Focus::start(screens::Scene const& scene, BootInstant now)
{
    auto const spots = screens::spots_of(scene);
    if (spots.empty())
        return hide();
    m_spot = spots.front();
    m_rounds = 0;
    if (m_scanning.on)
        m_stepped = now;
}

}
