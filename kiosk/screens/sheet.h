// Where things stand: lengths in the design's own pixels, counted from the start side, and their place on the
// glass.
//
// A sheet is the design's 1280 x 800, or 800 x 1280 on a glass that stands upright. On a glass of another
// shape it grows one way, so that margins and letters keep their size and the content fills the room;
// past 1.3 times the design it is centred instead. Right to left mirrors it.
#pragma once

#include "kiosk/screens/scene.h"

namespace peakend::screens {

struct Point {
    float x, y;
};

class Sheet {
public:
    // Pixels of the glass.
    Sheet(float glass_width, float glass_height, bool right_to_left);

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
