#include "kiosk/screens/convex.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace peakend::screens::paint {

namespace {

    constexpr float feather = 0.5f;  // half the width of the edge that fades out

    // Half the feather outwards from each corner of a closed outline whose points go clockwise.
    std::vector<ImVec2> outward(std::span<ImVec2 const> outline)
    {
        auto const count = outline.size();
        std::vector<ImVec2> sides(count);  // the direction away from the side that begins at each corner
        for (std::size_t at = 0; at < count; ++at) {
            auto const& from = outline[at];
            auto const& to = outline[(at + 1) % count];
            auto const length = std::max(1e-6f, std::hypot(to.x - from.x, to.y - from.y));
            sides[at] = { (to.y - from.y) / length, (from.x - to.x) / length };
        }
        std::vector<ImVec2> corners(count);
        for (std::size_t at = 0; at < count; ++at) {
            auto const& before = sides[(at + count - 1) % count];
            ImVec2 const middle { (before.x + sides[at].x) / 2, (before.y + sides[at].y) / 2 };
            // A sharp corner would reach far out: ten times the feather is enough.
            auto const square = std::max(0.01f, middle.x * middle.x + middle.y * middle.y);
            corners[at] = { middle.x / square * feather, middle.y / square * feather };
        }
        return corners;
    }

}

void convex(ImDrawList& list, std::span<ImVec2 const> outline, ImU32 colour)
{
    auto const count = static_cast<unsigned>(outline.size());
    if (count < 3)
        return;
    auto const away = outward(outline);
    auto const uv = ImGui::GetFontTexUvWhitePixel();
    auto const first = list._VtxCurrentIdx;
    list.PrimReserve(static_cast<int>((count - 2) * 3 + count * 6), static_cast<int>(count * 2));
    for (std::size_t at = 0; at < count; ++at) {
        list.PrimWriteVtx({ outline[at].x - away[at].x, outline[at].y - away[at].y }, uv, colour);
        list.PrimWriteVtx(
            { outline[at].x + away[at].x, outline[at].y + away[at].y }, uv, colour & ~IM_COL32_A_MASK);
    }
    auto const triangle = [&](unsigned a, unsigned b, unsigned c) {
        for (auto const corner : { a, b, c })
            list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
    };
    auto const inner = [&](unsigned at) { return first + at % count * 2; };
    auto const outer = [&](unsigned at) { return inner(at) + 1; };
    for (unsigned step = 1; step < count; step *= 2) {
        for (unsigned at = 0; at + step < count; at += 2 * step) {
            auto const last = at + 2 * step < count ? at + 2 * step : 0;
            if (last != at)
                triangle(inner(at), inner(at + step), inner(last));
        }
    }
    for (unsigned at = 0; at < count; ++at) {
        triangle(inner(at), outer(at), outer(at + 1));
        triangle(inner(at), outer(at + 1), inner(at + 1));
    }
}

}
