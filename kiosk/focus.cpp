#include "kiosk/focus.h"

#include "kiosk/screens/focus_ring.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr int most_rounds = 3;
    constexpr int most_rounds_inside = 2;  // of the keyboard or a row, which may have been a slip

    std::size_t edits_of(visit::Visit const& visit)
    {
        return visit.draft() ? visit.draft()->composition.edits() : 0;
    }

    std::size_t place_of(screens::Spot const& spot, std::vector<screens::Spot> const& spots)
    {
        return static_cast<std::size_t>(std::find(spots.begin(), spots.end(), spot) - spots.begin());
    }

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
    if (key.kind == stage::Key::Kind::Choose)
        return choose(scene, now);
    move(scene, key.kind == stage::Key::Kind::Next ? 1 : -1);
    return {};
}

std::vector<stage::Touch> Focus::choose(screens::Scene const& scene, BootInstant now)
{
    m_rounds = 0;
    if (m_scanning.on)
        m_stepped = now;
    if (auto const within = screens::inside(scene, *m_spot); !within.empty()) {
        m_spot = within.front();
        return {};
    }
    auto const* element = screens::element_at(scene, *m_spot);
    return element && element->can_be_tapped() ? tap(*element) : std::vector<stage::Touch> {};
}

bool Focus::settle(visit::Visit const& visit, screens::Scene const& scene, BootInstant now)
{
    auto const next_visitor = std::exchange(m_visitor, visit.shuffle_seed()) != visit.shuffle_seed();
    auto const next_screen = std::exchange(m_screen, visit.shown_since()) != visit.shown_since();
    auto const edited = std::exchange(m_edits, edits_of(visit)) != edits_of(visit);
    if (!m_spot)
        return false;
    if (next_visitor) {
        hide();
        return true;
    }
    // One candidate chosen, or more of them called for: the others are no longer what they were.
    auto const other_candidates
        = edited && m_spot->role == screens::Role::Key && m_spot->row == screens::row_of_candidates;
    if (!next_screen && !other_candidates && screens::element_at(scene, *m_spot))
        return false;
    auto const before = m_spot;
    if (!next_screen && m_spot->row > 0)
        lead_out(scene);
    if (next_screen || !m_spot || !screens::element_at(scene, *m_spot))
        start(scene, now);
    return m_spot != before;
}

bool Focus::pass(visit::Visit& visit, screens::Scene const& scene, BootInstant now)
{
    if (!due() || now < *due())
        return false;
    m_stepped = now;
    scan(scene);
    if (m_spot && visit.phase() == visit::Phase::Asking)
        visit.hearing(now);
    return true;
}

// Round after round among the same spots; then out of them.
void Focus::scan(screens::Scene const& scene)
{
    auto const spots = screens::beside(scene, *m_spot);
    if (spots.empty())
        return hide();
    auto const at_last = *m_spot == spots.back();
    if (at_last && ++m_rounds == (screens::around(scene, *m_spot) ? most_rounds_inside : most_rounds))
        return lead_out(scene);
    auto const next = place_of(*m_spot, spots) + 1;
    m_spot = spots[next < spots.size() ? next : 0];
}

// To what the ring is inside of; out of a row that is gone to the first one, and from the screen to nowhere.
void Focus::lead_out(screens::Scene const& scene)
{
    m_rounds = 0;
    if (auto const outer = screens::around(scene, *m_spot)) {
        m_spot = outer;
        return;
    }
    auto const rows = screens::inside(scene, { screens::Role::Keyboard, "", 0, 0 });
    if (m_spot->row > 0 && !rows.empty())
        m_spot = rows.front();
    else
        hide();
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
    auto const spots = screens::beside(scene, *m_spot);
    if (spots.empty())
        return hide();
    auto const count = static_cast<int>(spots.size());
    auto const at = static_cast<int>(place_of(*m_spot, spots));
    // From what is gone, forwards to the first and backwards to the last.
    auto const from = at < count ? at : (by > 0 ? -1 : count);
    auto const past_an_end = from + by < 0 || from + by == count;
    if (past_an_end && screens::around(scene, *m_spot))
        return lead_out(scene);
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
