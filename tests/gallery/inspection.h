// What is wrong with a screen, as far as its Scene tells.
#pragma once

#include "kiosk/screens/scene.h"

#include <string>
#include <vector>

namespace peakend::gallery {

struct Glass {
    float width;  // pixels
    float height;
    float pixels_per_mm;
    float low_line = 0;  // nothing that can be tapped stands above it
};

// One sentence for each fault: clipped or overlapping words, contrast (A1), room for a finger (A2).
std::vector<std::string> faults_of(screens::Scene const&, Glass const&);

// Tiles alone draw all that may be hit.
bool is_tile(screens::Element const&);

}
