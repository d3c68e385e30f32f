// A window in memory that draws what a test wants and gives back the pixels.
#pragma once

#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"
#include "kiosk/stage/window.h"

#include <doctest/doctest.h>
#include <imgui.h>

namespace peakend::stage {

constexpr std::uint32_t white = 0xffffff;
constexpr std::uint32_t black = 0x000000;

inline Window window_in_memory(int width = 640, int height = 400)
{
    auto window = Window::open({ .width = width, .height = height, .title = "test", .hidden_display = true });
    REQUIRE_MESSAGE(window, window.error().what);
    return std::move(*window);
}

// One frame with what `draw(ImDrawList&)` adds to it.
template <class Draw>
Raster frame_of(Window& window, std::uint32_t ground, Draw draw)
{
    Fingers nobody;
    window.begin_frame(nobody);
    draw(*ImGui::GetBackgroundDrawList());
    window.end_frame(ground);
    return window.last_frame();
}

inline void add(ImDrawList& list, std::uintptr_t texture, int x, int y, int width, int height, ImU32 tint)
{
    ImVec2 corner(static_cast<float>(x), static_cast<float>(y));
    ImVec2 opposite(static_cast<float>(x + width), static_cast<float>(y + height));
    list.AddImage(reinterpret_cast<ImTextureID>(texture), corner, opposite, { 0, 0 }, { 1, 1 }, tint);
}

// The pixels that differ from the ground: how many, and the box around them.
struct Marks {
    int count = 0;
    int left = 1 << 20;
    int right = -1;  // both inside
    int top = 1 << 20;
    int bottom = -1;
};

inline Marks marks(Raster const& raster, std::uint32_t ground, int from_row = 0, int to_row = 1 << 20)
{
    Marks marks;
    for (int y = from_row; y < std::min(raster.height, to_row); ++y) {
        for (int x = 0; x < raster.width; ++x) {
            if (raster.at(x, y) == ground)
                continue;
            ++marks.count;
            marks.left = std::min(marks.left, x);
            marks.right = std::max(marks.right, x);
            marks.top = std::min(marks.top, y);
            marks.bottom = std::max(marks.bottom, y);
        }
    }
    return marks;
}

}
