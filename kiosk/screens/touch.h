// What a finger does to the things on the glass, from ImGui's mouse, which the stage moves as the finger.
//
// A press belongs to the thing it began on: ImGui remembers it by id, and the ids are pushed per screen, so
// that a finger which came down on one screen can never tap on the next. Rectangles are pixels of the glass.
#pragma once

#include "kiosk/screens/scene.h"

#include <chrono>
#include <optional>
#include <span>
#include <string_view>

namespace peakend::screens::touch {

// A thing that is tapped by lifting the finger where it came down; sliding off cancels.
struct Press {
    bool down = false;
    bool tapped = false;
    std::chrono::duration<float> held { 0 };
};
Press button(std::string_view id, Rect const& target);

// The same, and tapped again and again while the finger rests on it: first after 400 ms, then every 60 ms.
// The lift that ends such a row taps nothing.
Press repeating_button(std::string_view id, Rect const& target);

// A joined scale: the finger may slide, and the key under it when it lifts counts.
struct Slide {
    std::optional<std::size_t> under;
    std::optional<std::size_t> lifted_from;
};
Slide strip(std::string_view id, std::span<Rect const> keys);

}
