// What screens draw with and cannot make themselves: words and pictures as ready textures.
//
// The stage makes them (Pango, librsvg); main.cpp hands them over as these functions, so that the screens
// need no stage and a test can draw without one.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace peakend::screens {

enum class Weight { Regular, Bold };
enum class Align { Start, Centre, End };  // Start is right for right-to-left text

// A paragraph as Pango sets it. Sizes are pixels.
struct Words {
    std::string text;      // UTF-8
    std::string language;  // BCP 47: chooses font variants (zh-Hans, zh-Hant, ja) and direction
    float size;
    Weight weight = Weight::Regular;
    Align align = Align::Start;
    float width = 0;            // break lines at this width; 0 never breaks
    float line_height = 1.2f;   // of the size
    bool balanced = false;      // lines of about the same length: for headings
    bool breaks_words = false;  // a word that is longer than a line goes on in the next
    bool fleeting = false;      // a visitor's own words: not kept when they are no longer drawn
    bool address = false;       // of e-mail or phone: runs from left to right in every language
    auto operator<=>(Words const&) const = default;
};

// A texture of white on nothing (words: tint when drawing) or of colours (pictures).
struct Ready {
    std::uintptr_t texture = 0;  // of words only once they are drawn
    float width = 0;             // pixels, as to be drawn
    float height = 0;
    int lines = 1;
    bool complete = true;  // false when a glyph is missing or a picture is not there
};

// Where a caret stands in words that are set, from their top left; pixels.
struct CaretPlace {
    float x = 0;
    float y = 0;
    float height = 0;
};

struct Ink {
    // What they take: as many sizes may be tried as it needs.
    std::function<Ready(Words const&)> words;
    // name: below assets/art without ".svg", e.g. "faces/face-1-very-bad", "icons/hanger"; single-colour
    // icons are white.
    std::function<Ready(std::string const& name, float width, float height)> picture;
    // The words themselves.
    std::function<std::uintptr_t(Words const&)> drawn {};
    // Before this byte of the text.
    std::function<CaretPlace(Words const&, std::size_t byte)> caret {};
    // The byte before which a caret stands that is wanted here.
    std::function<std::size_t(Words const&, float x, float y)> byte_at {};
};

}
