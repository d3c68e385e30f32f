#include "kiosk/screens/focus_ring.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    bool is_row(Element const& element)
    {
        return element.role == Role::Row || element.role == Role::Candidates;
    }

    bool is_stop(Element const& element)
    {
        return element.role == Role::Heading || element.role == Role::Keyboard || is_row(element)
            || element.can_be_tapped();
    }

    std::vector<Spot> rows_of(Scene const& scene)
    {
        std::vector<Spot> rows;
        for (auto const& element : scene.elements()) {
            if (is_row(element))
                rows.push_back({ element.role, "", 0, element.row });
        }
        return rows;
    }

    std::vector<Spot> keys_of(Scene const& scene, int row)
    {
        std::vector<Spot> keys;
        for (auto const& element : scene.elements()) {
            if (element.role == Role::Key && element.row == row && is_stop(element))
                keys.push_back({ Role::Key, "", keys.size(), row });
        }
        return keys;
    }

}

std::vector<Spot> spots_of(Scene const& scene)
{
    std::vector<Spot> spots;
    for (auto const role :
        { Role::Heading, Role::Tool, Role::Field, Role::Keyboard, Role::Choice, Role::Button, Role::Key }) {
        for (auto const& element : scene.elements()) {
            if (element.role != role || element.row > 0 || !is_stop(element))
                continue;
            auto const twins = std::count_if(spots.begin(), spots.end(),
                [&](Spot const& other) { return other.role == role && other.label == element.label; });
            spots.push_back({ role, element.label, static_cast<std::size_t>(twins), 0 });
        }
    }
    return spots;
}

std::vector<Spot> inside(Scene const& scene, Spot const& spot)
{
    switch (spot.role) {
    case Role::Field:
    case Role::Keyboard:
        return rows_of(scene);
    case Role::Row:
    case Role::Candidates:
        return keys_of(scene, spot.row);
    default:
        return {};
    }
}

std::optional<Spot> around(Scene const& scene, Spot const& spot)
{
    if (spot.row == 0)
        return std::nullopt;
    for (auto const& element : scene.elements()) {
        if (spot.role == Role::Key && is_row(element) && element.row == spot.row)
            return Spot { element.role, "", 0, element.row };
        if (spot.role != Role::Key && element.role == Role::Keyboard)
            return Spot { Role::Keyboard, element.label, 0, 0 };
    }
    return std::nullopt;
}

std::vector<Spot> beside(Scene const& scene, Spot const& spot)
{
    auto const outer = around(scene, spot);
    return outer ? inside(scene, *outer) : spots_of(scene);
}

Element const* element_at(Scene const& scene, Spot const& spot)
{
    auto left = spot.nth;
    for (auto const& element : scene.elements()) {
        auto const named = spot.row > 0 || element.label == spot.label;
        if (element.role == spot.role && element.row == spot.row && named && is_stop(element) && left-- == 0)
            return &element;
    }
    return nullptr;
}

void draw_focus_ring(Page& page, Element const& element)
{
    auto const& theme = page.theme();
    auto const scale = page.sheet().scale();
    auto const inner = theme.focus_inner_line * scale;
    auto const outer = theme.focus_outer_line * scale;
    auto const away = element.role == Role::Heading ? 10 * scale : 0.0f;
    auto const radius = theme.tile_radius * scale;
    // At the glass's own edge the ring goes inwards rather than being lost.
    auto const glass = inset(page.glass(), inner + outer);
    auto const wanted = inset(element.shape, -away);
    auto const x = std::max(wanted.x, glass.x);
    auto const y = std::max(wanted.y, glass.y);
    Rect const around { x, y, std::min(wanted.x + wanted.width, glass.x + glass.width) - x,
        std::min(wanted.y + wanted.height, glass.y + glass.height) - y };
    paint::outline(page.list(), inset(around, -inner), radius + inner, inner, theme.focus_inner);
    paint::outline(
        page.list(), inset(around, -inner - outer), radius + inner + outer, outer, theme.focus_outer);
}

}
