// Shapes on the glass, in its pixels: what ImGui's draw lists lack, or draw otherwise than the design.
//
// Knows nothing of screens. An outline lies inside its rectangle, as in the design's sources.
#pragma once

#include "kiosk/screens/ink.h"
#include "kiosk/screens/sheet.h"

#include <imgui.h>
#include <span>

namespace peakend::screens::paint {

void fill(ImDrawList&, Rect const&, float radius, Colour, float alpha = 1);
void outline(ImDrawList&, Rect const&, float radius, float thickness, Colour);
void dashes(ImDrawList&, Rect const&, float radius, float thickness, Colour);
struct Disc {
    Point centre;
    float radius;
};
void disc(ImDrawList&, Disc const&, Colour);
// What is seen of a disc when `inner`, which lies within it, is drawn on it later.
void ring(ImDrawList&, Disc const&, Disc const& inner, Colour);
// Clockwise from the top by `turn` of a whole circle (0 to 1), with round ends.
void arc(ImDrawList&, Point centre, float radius, float thickness, float turn, Colour);
// Through all points, with round ends and joints.
void stroke(ImDrawList&, std::span<Point const>, float thickness, Colour);
// Words and white pictures take the colour; pictures of colours are given white.
void texture(ImDrawList&, Ready const&, Rect const&, Colour, float alpha = 1);
// What lies between a ridge, whose points go from left to right, and `bottom`.
void hill(ImDrawList&, std::span<Point const> ridge, float bottom, Colour);

// Everything drawn since `first_vertex` (ImDrawList::VtxBuffer.Size then), weaker and moved.
void veil(ImDrawList&, int first_vertex, float alpha, float move_x);

}
