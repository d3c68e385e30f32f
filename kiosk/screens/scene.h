// What is on screen, by name. Built while a screen draws; speech, keypad focus, tests and contrast checks
// read it.
//
// Lengths are pixels of the frame, origin top left. Colours are 0xRRGGBB.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace peakend::screens {

struct Rect {
    float x, y, width, height;
    bool contains(float px, float py) const
    {
        return px >= x && py >= y && px < x + width && py < y + height;
    }
    float centre_x() const { return x + width / 2; }
    float centre_y() const { return y + height / 2; }
};

using Colour = std::uint32_t;

enum class Role {
    Heading,
    Text,
    Picture,
    Choice,  // an answer: a face, star, number or tile
    Button,
    Key,    // of the keyboard
    Field,  // what is being written
    // Around keys, and tapped by nobody: whoever has three keys goes into them.
    Keyboard,
    Row,
    Candidates,  // the row that is another once one of it was chosen
    Tool,        // a button that changes how the screens are: language, view
    Progress,
};

struct Element {
    Role role = Role::Text;
    std::string label;  // what is read aloud; never empty for what can be tapped
    Rect shape {};      // what is drawn
    Rect target {};     // what a finger may hit; empty for what cannot be tapped
    Rect words {};      // where letters stand; empty when there are none
    Colour ink = 0;
    Colour ground = 0;      // what `ink` is drawn on
    Colour edge = 0;        // of a control: its outline, or its fill when it has none
    Colour beside = 0;      // what `edge` must stand out from
    float text_height = 0;  // pixels of the font size; 0 for pictures
    bool chosen = false;
    bool enabled = true;
    int row = 0;  // of the keyboard, 1 for the lowest: fewer above it change no number; 0 outside

    bool can_be_tapped() const { return enabled && target.width > 0 && target.height > 0; }
};

// Above all others.
inline constexpr int row_of_candidates = 9;

class Scene {
public:
    void clear() { m_elements.clear(); }
    void add(Element element) { m_elements.push_back(std::move(element)); }
    std::vector<Element> const& elements() const { return m_elements; }
    // The first element that can be tapped and has this label; null pointer when there is none.
    Element const* find(std::string_view label) const;
    // All that can be tapped.
    std::vector<Element const*> targets() const;

private:
    std::vector<Element> m_elements;
};

}
