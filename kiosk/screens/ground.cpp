#include "kiosk/screens/ground.h"

#include "kiosk/screens/motion.h"
#include "kiosk/screens/night.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

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

    // From the left edge of the glass to its right edge.
    using Line = std::array<Point, 2 * steps_of_curve + 1>;

    // Stretched over the whole width of the glass and standing on its lower edge.
    Line line_of(Page const& page, Ridge const& ridge)
    {
        auto const glass = page.glass();
        auto const& p = ridge.points;
        Line line;
        for (std::size_t at = 0; at < line.size(); ++at) {
            auto const second = at > steps_of_curve ? 3U : 0U;
            auto const t = static_cast<float>(at - (second ? steps_of_curve : 0)) / steps_of_curve;
            auto const point = on_curve(p[second], p[second + 1], p[second + 2], p[second + 3], t);
            auto const x = point.x / ridge.width * glass.width;
            line[at] = { x, glass.height - page.sheet().on_glass(ridge.height - point.y) };
        }
        if (!page.sheet().mirrored())
            return line;
        Line mirrored;
        for (std::size_t at = 0; at < line.size(); ++at)
            mirrored[at] = { glass.width - line[line.size() - 1 - at].x, line[line.size() - 1 - at].y };
        return mirrored;
    }

    // Below it a hill hides all that lies behind.
    float lowest(Line const& line)
    {
        auto const by_height = [](Point a, Point b) { return a.y < b.y; };
        return std::ceil(std::max_element(line.begin(), line.end(), by_height)->y) + 1;
    }

    void draw_hills(Page& page, Line const& far, Colour far_colour, Line const& near, Colour near_colour)
    {
        paint::hill(page.list(), far, lowest(near), far_colour);
        paint::hill(page.list(), near, page.glass().height, near_colour);
    }

}

void draw_day(Page& page)
{
    auto const& theme = page.theme();
    auto const upright = page.sheet().portrait();
    draw_hills(page, line_of(page, upright ? far_hill_upright : far_hill), theme.mist,
        line_of(page, upright ? near_hill_upright : near_hill), theme.deep_mist);
}

void draw_sunrise(Page& page)
{
    constexpr std::array<float, 4> radii { 520, 400, 290, 190 };  // the halos', and the sun's
    constexpr float sun_across = 930.0f / 1280;                   // of the width
    constexpr float sun_above_bottom = 240;
    constexpr float rise = 120;

    auto const& theme = page.theme();
    auto const& sheet = page.sheet();
    auto const disc = [&](std::size_t number) {
        auto const risen
            = motion::sunrise(page.visit(), page.now(), static_cast<int>(radii.size() - 1 - number));
        Point const centre { sheet.width() * sun_across,
            sheet.height() - sun_above_bottom + rise * (1 - risen) };
        return paint::Disc { sheet.on_glass(centre), sheet.on_glass(radii[number]) };
    };
    auto const far = line_of(page, far_hill_at_dawn);
    auto& list = page.list();
    // Only what is seen is filled: most of what a frame costs here is filling.
    list.PushClipRect({ 0, 0 }, { page.glass().width, lowest(far) }, true);
    for (std::size_t halo = 0; halo < std::size(theme.halo); ++halo)
        paint::ring(list, disc(halo), disc(halo + 1), theme.halo[halo]);
    paint::disc(list, disc(radii.size() - 1), theme.sun);
    list.PopClipRect();
    draw_hills(page, far, theme.dawn_far_hill, line_of(page, near_hill_at_dawn), theme.dawn_near_hill);
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
    draw_hills(page, line_of(page, far_hill_at_dawn), night::far_hill, line_of(page, near_hill_at_dawn),
        night::near_hill);
}

}
