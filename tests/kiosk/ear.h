// A visitor who listens and has three keys: presses them, hears lines, sees nothing.
#pragma once

#include "kiosk/focus.h"
#include "kiosk/narration.h"
#include "tests/screens/glass.h"

#include <doctest/doctest.h>

namespace peakend {

class Ear {
public:
    explicit Ear(std::shared_ptr<Questionnaire const> questionnaire)
        : glass(std::move(questionnaire))
    {
    }

    // As headphones do it.
    void plug_in()
    {
        glass.visit.listen(glass.moment());
        pass_time(Milliseconds(100));
    }

    // Frame after frame, as the terminal draws them; what is said is `heard`.
    void pass_time(Milliseconds time)
    {
        constexpr Milliseconds frame { 50 };
        for (auto const until = glass.now + time; glass.now < until;) {
            glass.wait(frame);
            if (glass.now < m_heard_out)
                glass.visit.hearing(glass.now);
            if (auto const due = glass.visit.deadline(); due && glass.now >= *due)
                carry_out(glass.visit.pass(glass.moment()));
            draw();
        }
    }

    void press(stage::Key::Kind kind)
    {
        heard.clear();
        glass.visit.touched(glass.moment());
        for (auto const& touch : focus.press({ kind }, glass.visit, glass.scene, glass.now)) {
            if (touch.kind == stage::Touch::Kind::Down)
                glass.press(touch.x, touch.y);
            else
                glass.lift();
        }
        pass_time(Milliseconds(600));
    }
    void next() { press(stage::Key::Kind::Next); }
    void choose() { press(stage::Key::Kind::Choose); }

    // Steps on until a line begins with these words. False when the ring has gone round without.
    bool go_to(std::string_view words)
    {
        constexpr int more_than_any_screen_has = 60;
        for (int presses = 0; presses < more_than_any_screen_has; ++presses) {
            if (line().starts_with(words))
                return true;
            next();
            CHECK_FALSE(heard.empty());  // no key is answered with silence
        }
        return false;
    }

    // The last line, "" when all was silent.
    std::string line() const { return heard.empty() ? "" : heard.back().words; }
    bool hears(std::string_view words) const
    {
        return std::any_of(heard.begin(), heard.end(),
            [&](Line const& said) { return said.words.find(words) != std::string::npos; });
    }

    screens::Glass glass;
    Focus focus;
    Narration narration;
    // As long as it takes to say one.
    Milliseconds time_of_a_line { 0 };
    std::vector<Line> heard;  // since the last key
    BootInstant heard_at {};  // the last line

private:
    void draw()
    {
        auto const drawn = glass.draw();
        if (drawn.intent)
            return;
        focus.settle(glass.visit, glass.scene, glass.now);
        if (!glass.visit.view().read_aloud)
            return narration.forget();
        if (auto said = narration.after_frame(glass.visit, glass.scene, focus.spot(), glass.phrase)) {
            CHECK_FALSE(said->words.empty());
            CHECK_FALSE(said->language.empty());
            heard.push_back(std::move(*said));
            heard_at = glass.now;
            m_heard_out = glass.now + time_of_a_line;
        }
    }

    void carry_out(std::vector<visit::Deed> const& deeds)
    {
        for (auto const& deed : deeds)
            glass.visit.kept(deed.ticket, glass.moment());
    }

    BootInstant m_heard_out {};
};

}
