#include "kiosk/screens/convex.h"
#include "kiosk/screens/paint.h"

#include <cmath>
#include <doctest/doctest.h>
#include <numbers>
#include <vector>

using namespace peakend::screens;

namespace {

// One context for ImGui's white pixel and one list to draw in.
struct Canvas {
    Canvas()
    {
        unsigned char* pixels = nullptr;
        int across = 0;
        int down = 0;
        ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &across, &down);
        list._ResetForNewFrame();
    }
    ~Canvas() { ImGui::DestroyContext(context); }

    ImGuiContext* context = ImGui::CreateContext();
    ImDrawList list { ImGui::GetDrawListSharedData() };
};

std::vector<ImVec2> polygon(int corners, float radius)
{
    std::vector<ImVec2> points;
    for (int at = 0; at < corners; ++at) {
        auto const turn
            = 2 * std::numbers::pi_v<float> * static_cast<float>(at) / static_cast<float>(corners);
        points.push_back({ 500 + radius * std::cos(turn), 500 + radius * std::sin(turn) });
    }
    return points;
}

// Of what is wholly opaque (true), or of everything that is touched (false).
float area(ImDrawList const& list, bool opaque)
{
    float sum = 0;
    for (int at = 0; at + 2 < list.IdxBuffer.Size; at += 3) {
        auto const corner
            = [&](int which) -> ImDrawVert const& { return list.VtxBuffer[list.IdxBuffer[at + which]]; };
        auto const strength = [&](int which) { return corner(which).col >> IM_COL32_A_SHIFT; };
        if (opaque && (strength(0) != 255 || strength(1) != 255 || strength(2) != 255))
            continue;
        auto const a = corner(0).pos;
        auto const b = corner(1).pos;
        auto const c = corner(2).pos;
        sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2;
    }
    return sum;
}

// Of a regular polygon whose sides stand `apothem` from the middle.
float polygon_area(int corners, float apothem)
{
    auto const sides = static_cast<float>(corners);
    return sides * apothem * apothem * std::tan(std::numbers::pi_v<float> / sides);
}

}

TEST_SUITE_BEGIN("shapes");

TEST_CASE("every point of the shape is drawn once, and half a pixel on either side of the edge fades")
{
    for (int corners = 3; corners < 70; ++corners) {
        CAPTURE(corners);
        Canvas canvas;

        paint::convex(canvas.list, polygon(corners, 100), IM_COL32(1, 2, 3, 255));

        // Triangles that overlap or leave a hole would make the sum of their areas another one.
        auto const apothem = 100 * std::cos(std::numbers::pi_v<float> / static_cast<float>(corners));
        CHECK(
            area(canvas.list, true) == doctest::Approx(polygon_area(corners, apothem - 0.5f)).epsilon(0.001));
        CHECK(area(canvas.list, false)
            == doctest::Approx(polygon_area(corners, apothem + 0.5f)).epsilon(0.001));
    }
}

TEST_CASE("fewer than three points are no shape")
{
    Canvas canvas;

    paint::convex(canvas.list, polygon(2, 100), IM_COL32_WHITE);

    CHECK(canvas.list.IdxBuffer.empty());
}

TEST_CASE("a ring is a disc without what the disc before it hides, also when that one has moved")
{
    auto const pi = std::numbers::pi_v<float>;
    for (float const moved : { 0.0f, 40.0f }) {
        CAPTURE(moved);
        Canvas canvas;

        paint::ring(canvas.list, { { 500, 500 }, 300 }, { { 500, 500 + moved }, 200 }, 0x112233);

        // A seam of two pixels lies under the disc that comes next.
        CHECK(area(canvas.list, true)
            == doctest::Approx(pi * (299.5f * 299.5f - 198.0f * 198.0f)).epsilon(0.001));
        CHECK(area(canvas.list, false)
            == doctest::Approx(pi * (300.5f * 300.5f - 198.0f * 198.0f)).epsilon(0.001));
        for (auto const& vertex : canvas.list.VtxBuffer)
            CHECK(std::hypot(vertex.pos.x - 500, vertex.pos.y - 500 - moved) >= 197.9f);
    }
}

TEST_SUITE_END();
