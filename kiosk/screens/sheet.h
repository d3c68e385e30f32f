// Where things stand: lengths in the design's own pixels, counted from the start side, and their place on the
// glass.
//
// A sheet is the design's 1280 x 800, or 800 x 1280 on a glass that stands upright. On a glass of another
// shape it grows one way, so that margins and letters keep their size and the content fills the room;
// past 1.3 times the design it is centred instead. Right to left mirrors it.
//
// On a glass so large that a face would be larger than a hand, the sheet stays at its largest size and stands
// at the lower edge, within reach.
#pragma once

#include "kiosk/screens/scene.h"

namespace peakend::screens {

struct Point {
    float x, y;
};

class Sheet {
public:
    // The design's pixels on a millimetre: it was drawn for 10 inches, at 149 pixels an inch.
    static constexpr float design_per_mm = 149 / 25.4f;

    // Pixels of the glass; `pixels_per_mm` is 0 when nobody knows.
    Sheet(float glass_width, float glass_height, float pixels_per_mm, bool mirrored);

    bool portrait() const { return m_portrait; }
    bool mirrored() const { return m_mirrored; }
    float width() const { return m_width; }
    float height() const { return m_height; }
    float margin() const { return m_portrait ? 40.0f : 64.0f; }
    // What the sheet is higher than the design.
    float spare_height() const;

    // Pixels of the glass per pixel of the design.
    float scale() const { return m_scale; }
    float on_glass(float length) const { return length * m_scale; }
    Point on_glass(Point) const;
    Rect on_glass(Rect const&) const;

private:
    bool m_portrait;
    bool m_mirrored;
    float m_scale;
    float m_width;
    float m_height;
    float m_left;
    float m_top;
};

// The same middle, `factor` times the size.
Rect resized(Rect const&, float factor);
// `by` smaller on every side; larger when negative.
Rect inset(Rect const&, float by);

}
