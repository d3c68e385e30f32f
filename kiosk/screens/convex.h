// A filled convex outline with a smooth edge, cheap where the processor draws.
//
// ImGui would fan triangles out from one corner: slivers across the whole shape, for which such a driver
// touches many pixels in vain. Halving the outline again and again keeps the triangles stout; the sunrise
// takes a quarter less for it.
#pragma once

#include <imgui.h>
#include <span>

namespace peakend::screens::paint {

// The outline's points go clockwise as seen on the glass.
void convex(ImDrawList&, std::span<ImVec2 const> outline, ImU32 colour);

}
