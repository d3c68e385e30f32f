// How large the glass is, as the display itself says (VESA E-EDID Standard, release A2).
//
// The bytes come from a plug that anybody could have put in: they are bounded, checked, and believed only
// when they name a size that a glass for a finger can have.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace peakend::stage {

struct GlassSize {
    float width_mm;
    float height_mm;
    float diagonal_mm() const;
    bool operator==(GlassSize const&) const = default;
};

// The first detailed timing's millimetres, else the whole centimetres of the base block. Nothing when the
// bytes are no EDID, when no size is given (a projector), or when a shape stands in its place: 16 x 9 and its
// like.
std::optional<GlassSize> glass_in_edid(std::span<std::uint8_t const>);

// Of the one display that is connected. `connectors`: such as /sys/class/drm, with a folder for each plug
// that has `status` and `edid`. Nothing when several displays differ: nobody could say on which of them we
// are.
std::optional<GlassSize> glass_of_display(std::filesystem::path const& connectors);

}
