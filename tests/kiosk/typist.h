// Types with three keys, as somebody does who sees where a letter stands.
#pragma once

#include "kiosk/focus.h"
#include "kiosk/screens/focus_ring.h"

#include <doctest/doctest.h>
#include <functional>

namespace peakend {

class Typist {
public:
    using Key = stage::Key::Kind;

    Typist(screens::Scene const& scene, Focus const& focus, std::function<void(Key)> press)
        : m_scene(scene)
        , m_focus(focus)
        , m_press(std::move(press))
    {
    }

    std::string at() const
    {
        auto const* element = m_focus.spot() ? screens::element_at(m_scene, *m_focus.spot()) : nullptr;
        return element ? element->label : "";
    }

    // A stop of the screen, a row or a key: from wherever the ring is.
    void choose(std::string const& label)
    {
        auto const* wanted = find(label);
        REQUIRE_MESSAGE(wanted, label);
        auto const row = wanted->row;
        if (row > 0)
            enter(row);
        else
            leave_to(0);
        auto const way = is_behind(label) ? Key::Back : Key::Next;
        while (at() != label)
            step(way);
        press(Key::Choose);
    }

    void type(std::vector<std::string> const& labels)
    {
        for (auto const& label : labels)
            choose(label);
    }

    // The same for whoever has one switch: never back, and in a row that is not theirs they wait until it
    // leads out.
    void scan(std::vector<std::string> const& labels)
    {
        for (auto const& label : labels) {
            auto const* wanted = find(label);
            REQUIRE_MESSAGE(wanted, label);
            auto const row = wanted->row;
            while (at() != label) {
                auto const& spot = m_focus.spot();
                auto const leads_there = spot && row > 0
                    && (spot->role == screens::Role::Keyboard
                        || (spot->row == row && spot->role != screens::Role::Key));
                step(!spot || leads_there ? Key::Choose : Key::Next);
            }
            press(Key::Choose);
        }
    }

    int presses = 0;

private:
    screens::Element const* find(std::string const& label) const
    {
        for (auto const& element : m_scene.elements()) {
            if (element.label == label && element.can_be_tapped())
                return &element;
        }
        return nullptr;
    }

    bool is_behind(std::string const& label) const
    {
        for (auto const& spot : screens::beside(m_scene, *m_focus.spot())) {
            if (spot == m_focus.spot())
                return false;
            if (screens::element_at(m_scene, spot)->label == label)
                return true;
        }
        return false;
    }

    void enter(int row)
    {
        if (in_row(row))
            return;
        leave_to(1);
        if (m_focus.spot()->row == 0) {
            while (m_focus.spot()->role != screens::Role::Keyboard)
                step(Key::Next);
            press(Key::Choose);
        }
        while (m_focus.spot()->row != row)
            step(m_focus.spot()->row > row ? Key::Next : Key::Back);
        press(Key::Choose);
    }

    bool in_row(int row) const
    {
        return m_focus.spot()->role == screens::Role::Key && m_focus.spot()->row == row;
    }

    // Until the ring is among rows (1) or the stops of the screen (0), by the shorter way.
    void leave_to(int depth)
    {
        if (!m_focus.spot())
            press(Key::Next);
        while (m_focus.spot()->row > 0 && (depth == 0 || m_focus.spot()->role == screens::Role::Key)) {
            auto const spots = screens::beside(m_scene, *m_focus.spot());
            auto const place = std::find(spots.begin(), spots.end(), *m_focus.spot()) - spots.begin();
            step(2 * place < static_cast<std::ptrdiff_t>(spots.size()) ? Key::Back : Key::Next);
        }
    }

    void step(Key key)
    {
        constexpr int more_than_anybody_needs = 5'000;
        REQUIRE(presses < more_than_anybody_needs);
        press(key);
    }

    void press(Key key)
    {
        ++presses;
        m_press(key);
    }

    screens::Scene const& m_scene;
    Focus const& m_focus;
    std::function<void(Key)> m_press;
};

}
