#include "kiosk/screens/focus_ring.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    bool is_stop(Element const& element) { return element.role == Role::Heading || element.can_be_tapped(); }

}

std::vector<Spot> spots_of(Scene const& scene)
{
    std::vector<Spot> spots;
    for (auto const role : { Role::Heading, Role::Tool, Role::Choice, Role::Button }) {
        for (auto const& element : scene.elements()) {
            if (element.role != role || !is_stop(element))
                continue;
            auto const twins = std::count_if(spots.begin(), spots.end(),
                [&](Spot const& other) { return other.role == role && other.label == element.label; });
            spots.push_back({ role, element.label, static_cast<std::size_t>(twins) });
        }
    }
    return spots;
}

Element const* element_at(Scene const& scene, Spot const& spot)
{
    auto left = spot.nth;
    for (auto const& element : scene.elements()) {
        if (element.role == spot.role && element.label == spot.label && is_stop(element) && left-- == 0)
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
