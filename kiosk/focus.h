// Where the keys are: three keys and a ring do what a finger does.
//
// The screens remember nothing, so the place is kept here, by name, and looked for in each new Scene.
// Choosing pushes a finger onto the middle of the thing: what follows is the same as for everybody. The
// keyboard is one stop, so that nobody has to pass its keys: choosing leads into its rows and from a row into
// its keys (row-column scanning), and stepping past either end leads out again. A key that was chosen keeps
// the ring, since the next letter is often near.
#pragma once

#include "kiosk/screens/screen.h"
#include "kiosk/stage/fingers.h"
#include "kiosk/stage/key.h"

#include <optional>
#include <vector>

namespace peakend {

// For whoever has one switch only: the ring goes on by itself, and the switch chooses.
struct Scanning {
    bool on = false;
    Milliseconds dwell { 1'500 };
};

class Focus {
public:
    explicit Focus(Scanning scanning = {})
        : m_scanning(scanning)
    {
    }

    // The finger that the keys push; no other is taken for one of ours.
    static constexpr std::int64_t finger = -2;

    // What to touch now that a key was pressed; nothing when the ring only moves.
    std::vector<stage::Touch> press(stage::Key, visit::Visit const&, screens::Scene const&, BootInstant now);

    // After a frame: on a new screen the ring starts from the question, and a new visitor finds none. True
    // when another frame has to be drawn.
    bool settle(visit::Visit const&, screens::Scene const&, BootInstant now);
    // Time has passed. True when the ring went on. While it does, a question waits: who scans has to.
    bool pass(visit::Visit&, screens::Scene const&, BootInstant now);
    // When pass() does something next.
    std::optional<BootInstant> due() const;

    // A finger came: whoever it belongs to needs no ring.
    void hide();

    // Nothing while nobody uses the keys.
    std::optional<screens::Spot> const& spot() const { return m_spot; }

private:
    std::vector<stage::Touch> choose(screens::Scene const&, BootInstant now);
    void move(screens::Scene const&, int by);
    void scan(screens::Scene const&);
    void lead_out(screens::Scene const&);
    void start(screens::Scene const&, BootInstant now);

    Scanning m_scanning;
    std::optional<screens::Spot> m_spot;
    std::optional<BootInstant> m_stepped;  // since when the ring is where it is; only while it goes by itself
    int m_rounds = 0;
    std::uint64_t m_visitor = 0;
    std::size_t m_edits = 0;  // of what is written
    BootInstant m_screen {};  // since when the screen has been on that the ring is on
};

}
