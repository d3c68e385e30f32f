#include "kiosk/screens/ground.h"

#include "kiosk/screens/motion.h"
#include "kiosk/screens/night.h"

#include <array>

namespace peakend::screens {

namespace {

    // Two cubic Bezier curves, one after the other, from the left edge of a landscape of this size to its
    // right edge.
    struct Ridge {
        std::array<Point, 7> points;
        float width;
        float height;
    };

    constexpr Ridge far_hill {
        { { { 0, 127 }, { 230, 23 }, { 435, 12 }, { 640, 87 }, { 845, 161 }, { 1075, 69 }, { 1280, 51 } } },
        1280, 230
    };
    constexpr Ridge near_hill { { { { 0, 198 }, { 256, 218 }, { 461, 115 }, { 717, 120 }, { 947, 124 },
                                    { 1101, 198 }, { 1280, 161 } } },
        1280, 230 };
    constexpr Ridge far_hill_upright {
        { { { 0, 231 }, { 144, 42 }, { 272, 21 }, { 400, 160 }, { 528, 294 }, { 672, 126 }, { 800, 92 } } },
        800, 420
    };
    constexpr Ridge near_hill_upright { { { { 0, 361 }, { 160, 399 }, { 288, 210 }, { 448, 218 },
                                            { 592, 227 }, { 688, 361 }, { 800, 294 } } },
        800, 420 };
    constexpr Ridge far_hill_at_dawn { { { { 0, 560 }, { 220, 470 }, { 420, 470 }, { 640, 560 }, { 860, 650 },
                                           { 1060, 640 }, { 1280, 540 } } },
        1280, 800 };
    constexpr Ridge near_hill_at_dawn { { { { 0, 690 }, { 240, 640 }, { 430, 590 }, { 700, 640 },
                                            { 970, 690 }, { 1120, 690 }, { 1280, 620 } } },
        1280, 800 };

    constexpr int steps_of_curve = 40;

    Point on_curve(Point a, Point b, Point c, Point d, float t)
    {
        auto const s = 1 - t;
        auto const wa = s * s * s;
        auto const wb = 3 * s * s * t;
        auto const wc = 3 * s * t * t;
        auto const wd = t * t * t;
        return { wa * a.x + wb * b.x + wc * c.x + wd * d.x, wa * a.y + wb * b.y + wc * c.y + wd * d.y };
    }

    // Stretched over the whole width of the glass and standing on its lower edge.
    void draw_hill(Page& page, Ridge const& ridge, Colour colour)
    {
        auto const glass = page.glass();
        auto const& p = ridge.points;
        std::array<Point, 2 * steps_of_curve + 1> line;
        for (std::size_t at = 0; at < line.size(); ++at) {
            auto const second = at > steps_of_curve ? 3U : 0U;
            auto const t = static_cast<float>(at - (second ? steps_of_curve : 0)) / steps_of_curve;
            auto const point = on_curve(p[second], p[second + 1], p[second + 2], p[second + 3], t);
            auto const x = point.x / ridge.width * glass.width;
            line[at] = { x, glass.height - page.sheet().on_glass(ridge.height - point.y) };
        }
        if (page.sheet().mirrored()) {
            std::array<Point, line.size()> mirrored;
            for (std::size_t at = 0; at < line.size(); ++at)
                mirrored[at] = { glass.width - line[line.size() - 1 - at].x, line[line.size() - 1 - at].y };
            line = mirrored;
        }
        paint::hill(page.list(), line, glass.height, colour);
    }

}

void draw_day(Page& page)
{
    auto const& theme = page.theme();
    auto const upright = page.sheet().portrait();
    draw_hill(page, upright ? far_hill_upright : far_hill, theme.mist);
    draw_hill(page, upright ? near_hill_upright : near_hill, theme.deep_mist);
}

void draw_sunrise(Page& page)
{
    constexpr std::array<float, 3> halo_radii { 520, 400, 290 };
    constexpr float sun_radius = 190;
    constexpr float sun_across = 930.0f / 1280;  // of the width
    constexpr float sun_above_bottom = 240;
    constexpr float rise = 120;

    auto const& theme = page.theme();
    auto const& sheet = page.sheet();
    auto const sun_at = [&](int order) {
        auto const risen = motion::sunrise(page.visit(), page.now(), order);
        return Point { sheet.width() * sun_across, sheet.height() - sun_above_bottom + rise * (1 - risen) };
    };
    for (std::size_t halo = 0; halo < halo_radii.size(); ++halo)
        page.disc(sun_at(static_cast<int>(halo_radii.size() - halo)), halo_radii[halo], theme.halo[halo]);
    page.disc(sun_at(0), sun_radius, theme.sun);
    draw_hill(page, far_hill_at_dawn, theme.dawn_far_hill);
    draw_hill(page, near_hill_at_dawn, theme.dawn_near_hill);
}

void draw_night(Page& page)
{
    constexpr float moon_radius = 92;
    constexpr float shadow_radius = 83;
    auto const away = motion::drift(page.now());
    auto const upright = page.sheet().portrait();
    Point const middle { page.sheet().width() - (upright ? 190.0f : 270.0f) - away.x, 210 + away.y };
    page.disc(middle, 250, night::far_glow);
    page.disc(middle, 170, night::near_glow);
    // A crescent is a disc less the disc that its shadow is.
    page.disc({ middle.x - 23, middle.y + 4 }, moon_radius, night::moon);
    page.disc({ middle.x + 12.5f, middle.y - 14 }, shadow_radius, night::near_glow);
    draw_hill(page, far_hill_at_dawn, night::far_hill);
    draw_hill(page, near_hill_at_dawn, night::near_hill);
}

}
