// Ten fingers and two fists on a keyboard: what they do between two frames, made up from a seed.
//
// They see the Scene, so that much of what they do hits something; the rest lands anywhere, also beyond the
// glass.
#pragma once

#include "kiosk/screens/scene.h"
#include "kiosk/stage/fingers.h"

#include <array>
#include <cstdint>
#include <random>
#include <variant>
#include <vector>

namespace peakend::storm {

// As a keyboard sends it: codes and modifiers are SDL's.
struct Stroke {
    std::int32_t code;
    std::uint16_t modifiers;
    bool repeats;
};
using Doing = std::variant<stage::Touch, Stroke>;

class Hands {
public:
    Hands(std::uint64_t seed, float width, float height);

    // At least one thing: a tap, a chord of fingers, or a run of keys.
    std::vector<Doing> next(screens::Scene const&);
    // Every finger that is down.
    std::vector<Doing> lift();
    // 0 <= result < sides.
    int roll(int sides);

private:
    struct Place {
        float x;
        float y;
    };
    Place place(screens::Scene const&);
    std::vector<Doing> tap(screens::Scene const&);
    std::vector<Doing> chord(screens::Scene const&);
    std::vector<Doing> keys();

    std::mt19937_64 m_chance;
    float m_width;
    float m_height;
    std::array<bool, 10> m_down {};
};

}
