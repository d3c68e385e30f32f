// How one visitor wants the screens: chosen with the little figure, gone with the visitor.
#pragma once

namespace peakend::visit {

struct View {
    bool large = false;  // words of twice the size
    bool high_contrast = false;
    bool low_reach = false;   // all that can be tapped stands in the lower half
    bool mirrored = false;    // left and right swapped; words keep their direction
    bool read_aloud = false;  // where the kiosk can speak
    bool operator==(View const&) const = default;

    // One tap on the figure: whoever needs any of these is helped at once, and can put single ones back.
    static constexpr View easier() { return { .large = true, .high_contrast = true, .low_reach = true }; }
};

}
