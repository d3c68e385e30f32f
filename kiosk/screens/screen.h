// Draws what a Visit shows and reports what a finger wants. Screens draw and report; they never decide, and
// nothing here remembers.
#pragma once

#include "kiosk/screens/ink.h"
#include "kiosk/screens/keyboards.h"
#include "kiosk/screens/scene.h"
#include "kiosk/screens/theme.h"
#include "kiosk/visit/visit.h"

#include <functional>
#include <optional>
#include <string>

namespace peakend::screens {

// What the keys are at, by name: the `nth` (from 0) of those elements that have the same role and label. The
// rows of the keyboard and their keys have no label here, since shift gives them another: they are told by
// their row.
struct Spot {
    Role role = Role::Heading;
    std::string label;
    std::size_t nth = 0;
    int row = 0;
    bool operator==(Spot const&) const = default;
};

// All that a frame is drawn from beside the Visit.
struct Frame {
    float width;  // pixels
    float height;
    BootInstant now;
    Theme const& theme;
    Ink const& ink;
    // An interface text in a language: phrase("Back", "ar"). The English text is the name.
    std::function<std::string(std::string_view, std::string const&)> phrase;
    std::string store_name;  // "Tidemark, Harbour Street"; "" when not known yet
    std::string staff_note;  // on the out-of-order screen
    // The keyboard of a question in words for a language; null pointer when none fits this glass.
    std::function<Layout const*(Kind const&, std::string const&)> keyboard {};
    std::string phone_link {};     // behind the QR code; "" when the phone is not offered
    std::string notice {};         // of the shop, in the visitor's language; "" for none
    float pixels_per_mm = 0;       // of the glass; 0 when nobody knows: then it is taken for one of 10 inches
    bool can_speak = false;        // reading aloud is offered
    std::optional<Spot> focus {};  // what the keys are at
};

struct Drawn {
    std::optional<visit::Intent> intent;
    // When the picture changes by itself next: now + a frame while something moves, a second's edge while a
    // countdown runs, nothing while it rests.
    std::optional<BootInstant> next;
    Colour ground = 0;  // what is behind everything: the frame is cleared with it, not painted over
};

// In the Scene, choices stand in the order in which they are drawn, those of a scale from low to high. Their
// labels are the author's words for faces, stars, points and tiles, and the number where there is no word (0
// to 10). REQUIRES: between ImGui::NewFrame() and ImGui::Render(). The finger is ImGui's mouse
// (stage::Fingers).
Drawn draw(visit::Visit const&, Frame const&, Scene&);

}
