// One frame while it is being drawn: everything that a screen draws goes through its Page, in the design's
// pixels, and is entered in the Scene on the way.
//
// A Page lives for one frame and remembers nothing after it.
#pragma once

#include "kiosk/screens/language.h"
#include "kiosk/screens/paint.h"
#include "kiosk/screens/screen.h"
#include "kiosk/screens/sheet.h"
#include "kiosk/screens/touch.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace peakend::screens {

// How letters are set; lengths are the design's pixels.
struct Type {
    float size;
    Weight weight = Weight::Regular;
    Colour colour = 0;
    Align align = Align::Start;
    float width = 0;             // lines break here; 0 never breaks
    float line_height = 1.362f;  // Noto's own
    bool balanced = false;
    bool breaks_words = false;  // a word that is longer than a line goes on in the next
    bool fleeting = false;      // a visitor's own words
    bool address = false;       // of e-mail or phone: runs from left to right in every language
};

// Words that are set and wait to be placed.
struct Block {
    std::string text;
    Type type;
    Words words;  // as they go onto the glass
    Ready ready;
    float width;
    float height;
};

// A size that is tried, and how many lines are good at it.
struct Trial {
    float size;
    int lines;
    float line_height;
};

// What a finger needs of a rating and of anything else (goal A2), in millimetres.
inline constexpr float least_rating_mm = 20;
inline constexpr float least_target_mm = 12;

// The tint that leaves a picture its own colours.
inline constexpr Colour untinted = 0xFFFFFF;

class Page {
public:
    Page(visit::Visit const&, Frame const&, Scene&);

    visit::Visit const& visit() const { return m_visit; }
    visit::Interview const& interview() const { return m_visit.interview(); }
    Theme const& theme() const { return m_frame.theme; }
    Sheet const& sheet() const { return m_sheet; }
    BootInstant now() const { return m_frame.now; }
    // The whole glass, in its own pixels: grounds fill it whatever the sheet leaves free.
    Rect glass() const { return { 0, 0, m_frame.width, m_frame.height }; }
    Script script() const { return m_script; }
    bool large() const { return m_visit.view().large; }
    // What can be tapped stands in the lower half: for low reach, and in the large view, whose question needs
    // the upper one. On a glass no higher than a hand nothing is out of reach.
    bool low() const;
    float middle() const { return m_sheet.height() / 2; }
    // The size of letters that are not fitted to their place.
    float letters(float size) const { return large() ? 2 * size : size; }
    // Pixels of the design for a length on the glass.
    float millimetres(float length) const;
    bool can_speak() const { return m_frame.can_speak; }
    std::string const& store_name() const { return m_frame.store_name; }
    std::string const& notice() const { return m_frame.notice; }
    std::string const& staff_note() const { return m_frame.staff_note; }
    // For the question that is on; null pointer when it is not written, or not here.
    Layout const* keyboard() const;
    // "" when the visitor's phone is not offered.
    std::string const& phone_link() const { return m_frame.phone_link; }
    ImDrawList& list() { return *m_list; }

    // An interface text, in the visitor's language or another.
    std::string phrase(std::string_view english) const;
    std::string phrase(std::string_view english, std::string const& language) const;
    // An author's text in the visitor's language.
    std::string const& wording(Wording const&) const;

    Block set(std::string text, Type) const;
    Block set(std::string text, Type, std::string const& language) const;
    // The first trial at which the words stay within their lines, `type.width` and `height`; else the last
    // one, in which a word that is longer than a line goes on in the next.
    Block fit(std::string const& text, Type, std::span<Trial const>, float height) const;
    // What is left of the trials when all these texts are to have one size: from the first that fits them
    // all.
    std::span<Trial const> common_trials(
        std::span<std::string const> texts, Type const&, std::span<Trial const>, float height) const;
    // Draws; `x` is the start, the middle or the end of the words as `type.align` says, `y` their top.
    // Returns where.
    Rect place(Block const&, float x, float y);
    // Draws with its middle at `middle_y`.
    Rect place_middle(Block const&, float x, float middle_y);
    // Where the caret stands before a byte of a block at this place, on the glass. REQUIRES: some text.
    Rect caret_in(Block const&, float x, float y, std::size_t byte) const;
    // The byte of the block before which a finger there wants the caret. REQUIRES: some text.
    std::size_t byte_under(Block const&, float x, float y, Point finger_on_glass) const;
    // The same, and entered in the Scene: for words that stand by themselves on `ground`.
    Rect tell(Role, Block const&, float x, float y, Colour ground);
    Rect tell_middle(Role, Block const&, float x, float middle_y, Colour ground);

    void fill(Rect const&, float radius, Colour, float alpha = 1);
    void outline(Rect const&, float radius, float thickness, Colour);
    void dashes(Rect const&, float radius, float thickness, Colour);
    void disc(Point, float radius, Colour);
    void arc(Point, float radius, float thickness, float turn, Colour);
    // Mirrored for right to left, as arrows are.
    void stroke(std::span<Point const>, float thickness, Colour);
    // A tick, which is never mirrored, in a square of this size around its middle.
    void tick(Point middle, float size, float thickness, Colour);
    // name as in Ink::picture; scaled from the texture's own size by `size`. False when it is not there.
    bool picture(std::string const& name, Rect const&, Colour tint, float size = 1);

    // What `draw` draws, weaker and moved towards the end side.
    template <class Draw>
    void veiled(float alpha, float towards_end, Draw&& draw)
    {
        auto const first = m_list->VtxBuffer.Size;
        std::forward<Draw>(draw)();
        auto const move = m_sheet.on_glass(m_sheet.mirrored() ? -towards_end : towards_end);
        paint::veil(*m_list, first, alpha, move);
    }

    // What `draw` enters are keys of this row of the keyboard.
    template <class Draw>
    void row(int number, Draw&& draw)
    {
        m_row = number;
        std::forward<Draw>(draw)();
        m_row = 0;
    }

    // Enters what can be tapped in the Scene; shape, target and words are given in the design's pixels.
    void enter(Element);
    // The finger on a rectangle of the sheet. Nothing while taps don't count.
    touch::Press press(std::string_view id, Rect const& target);
    // The same for a key that comes again while it is held.
    touch::Press press_repeating(std::string_view id, Rect const& target);
    touch::Slide slide(std::string_view id, std::span<Rect const> keys);

    // What is on this screen has so many leaves, of which one is shown (Visit::turns).
    void more_to_read(std::size_t leaves) { m_leaves = std::max(m_leaves, leaves); }
    std::size_t leaves() const { return m_leaves; }

    void want(visit::Intent intent) { m_drawn.intent = std::move(intent); }
    Drawn drawn() const;

private:
    Block set_at(Trial const&, std::string const& text, Type) const;
    Block whole_or_broken(Block) const;
    Words words_of(std::string const& text, Type const&, std::string const& language) const;
    Rect texture_place(Block const&, float x, float y) const;
    bool deaf() const { return m_visit.settling_since() || now() < m_visit.hears_from(); }

    visit::Visit const& m_visit;
    Frame const& m_frame;
    Scene& m_scene;
    Sheet m_sheet;
    Script m_script;
    ImDrawList* m_list;
    bool m_pressing = false;  // a thing is shrinking under the finger, or comes again while it is held
    std::size_t m_leaves = 1;
    int m_row = 0;
    Drawn m_drawn;
};

}
