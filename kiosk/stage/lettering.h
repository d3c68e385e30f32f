// Words as pictures: Pango sets a paragraph (shaping, both directions, every script that a font is installed
// for), and the result is kept as a texture.
//
// Text is set at its final size: draw it at whole pixels and never scaled.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace peakend::stage {

enum class Align { Start, Centre, End };  // Start is right for a language that is written from right to left

struct Paragraph {
    std::string text;      // UTF-8
    std::string language;  // BCP 47: chooses fonts (zh-Hans, zh-Hant, ja), the side that lines start at,
                           // and the direction, if any letter of the text runs in it
    float size;            // pixels of the em square
    bool bold = false;
    Align align = Align::Start;  // of the lines among each other
    float width = 0;             // pixels; lines break here, between words only; 0 never breaks
    float line_height = 1.2f;    // distance of baselines, of the size
    bool balanced = false;       // several lines become about equally long: for headings
    bool breaks_words = false;   // a word that is longer than a line goes on in the next
    bool fleeting = false;       // somebody's own words: forgotten when a frame goes by without them
    bool address = false;        // of e-mail or phone: runs from left to right in every language
    auto operator<=>(Paragraph const&) const = default;
};

// What a paragraph takes once it is drawn.
struct Set {
    int width = 0;  // pixels of the block of words itself, at most Paragraph::width unless one word is longer
    int height = 0;  // lines * line_height * size and, above and below alike, room for tall letters and marks
    int lines = 0;
    bool complete = true;  // false when no font has a glyph, or the paragraph is larger than any screen
};

// Any short text in a language, to see whether it can be written.
struct Sample {
    std::string language;
    std::string text;
};

class Lettering {
public:
    static constexpr std::size_t usual_limit = 6u << 20;

    // REQUIRES: goes before the Window it draws on, and an ImGui context while set() is called.
    explicit Lettering(std::size_t limit_bytes = usual_limit);
    ~Lettering();
    Lettering(Lettering&&) noexcept;
    Lettering& operator=(Lettering&&) noexcept;

    Set set(Paragraph const&);
    // ImTextureID, white on nothing, so tint it; 0 when there is nothing to draw. Valid until the frame ends:
    // ask again in each frame.
    std::uintptr_t texture(Paragraph const&);

    // Where a caret before this byte of the text stands, from the top left of what set() gives.
    struct Caret {
        float x, y, height;
    };
    Caret caret(Paragraph const&, std::size_t byte) const;
    // The byte before which a caret stands that a finger wants here.
    std::size_t byte_at(Paragraph const&, float x, float y) const;

    // Of these samples the ones that the installed fonts cannot write, with a letter that none of them has;
    // `no_font_for` (typeface.h) says what to install. Needs no window, and opens no font: setting the
    // samples would take longer than opening the window.
    struct Unwritable {
        std::size_t sample;
        std::string letter;
    };
    static std::vector<Unwritable> unwritable(std::span<Sample const>);

    // Nobody is there: closes the fonts. What is set stays, and the next new paragraph opens its fonts again,
    // which takes some milliseconds. Without it a day's languages would add up.
    void rest();

    std::size_t bytes() const;     // of all that is kept
    std::size_t fleeting() const;  // paragraphs kept that are somebody's own words

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
