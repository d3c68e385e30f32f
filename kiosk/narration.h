// When something is said: a function of what is on the glass and where the keys are, frame after frame.
//
// A new screen is told whole, with how it is operated; a step of the ring tells what it is on; a choice that
// is kept is said to be chosen, and what is typed is echoed. Who speaks and who listens is no matter here.
#pragma once

#include "kiosk/spoken_page.h"

namespace peakend {

class Narration {
public:
    // After each frame while somebody listens; nothing when there is nothing new. REQUIRES: the frame
    // reported no intent, since then the scene is of before it.
    std::optional<Line> after_frame(
        visit::Visit const&, screens::Scene const&, std::optional<screens::Spot> const&, Phrase const&);

    // Nobody listens any more: whoever listens next is told the whole screen.
    void forget() { m_told.reset(); }

private:
    // What tells one screen from another.
    struct Screen {
        visit::Phase phase;
        BootInstant since;
        std::string language;
        bool languages;
        bool views;
        bool operator==(Screen const&) const = default;
    };
    struct Told {
        Screen screen;
        std::size_t turns;
        visit::View view;
        std::optional<screens::Spot> spot;
        std::size_t edits;  // of what is written: its words are kept nowhere but in the Visit
        visit::Layer layer;
        std::vector<std::string> chosen;
        std::vector<std::string> texts;
    };

    std::optional<Told> m_told;
};

}
