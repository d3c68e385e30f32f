// One scripted shopper: habits drawn from a seed, one decision at a time.
#pragma once

#include "kiosk/screens/scene.h"
#include "kiosk/stage/fingers.h"
#include "kiosk/visit/visit.h"

#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace peakend::rehearsal {

// A seeded source of chance.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_engine(seed)
    {
    }
    // 0 <= result < sides.
    int roll(int sides);
    bool chance(int percent) { return roll(100) < percent; }
    Milliseconds between(int least, int most) { return Milliseconds(least + roll(most - least + 1)); }

private:
    std::mt19937_64 m_engine;
};

class Shopper {
public:
    using Phrase = std::function<std::string(std::string_view, std::string const&)>;
    Shopper(Dice&, Phrase const&);

    // What to touch now that the picture is at rest; nothing while waiting or after giving up.
    std::vector<stage::Touch> decide(visit::Visit const&, screens::Scene const&);

    struct Tick {
        std::string key;
        Value value;
    };
    // Looks at the ticks of the question that is on; what it has not seen before. Words have no tick: they
    // are stored when their question is left, and their value is "#".
    std::optional<Tick> new_tick(visit::Visit const&, screens::Scene const&);

    bool begun() const { return m_begun; }

private:
    struct Habits {
        bool picks_language;
        int cheerfulness;  // 0..100
        int patience;      // answers until this shopper walks off
        bool taps_thrice;
        bool drifts;
        bool changes_mind;
        bool skips;
        bool goes_back;
        bool waits_at_the_end;
        bool stays_when_asked;
        bool writes;
        int letters;
        bool wants_to_see_more;
    };

    std::vector<stage::Touch> answer(visit::Visit const&, screens::Scene const&);
    std::vector<stage::Touch> rate(Scale const&, visit::Visit const&, screens::Scene const&);
    std::vector<stage::Touch> choose(std::vector<Choice> const&, visit::Visit const&, screens::Scene const&);
    std::vector<stage::Touch> write(visit::Visit const&, screens::Scene const&);
    std::vector<stage::Touch> tap(screens::Element const&);
    std::vector<stage::Touch> tap_button(
        std::string_view english, visit::Visit const&, screens::Scene const&);

    Dice& m_dice;
    Phrase const& m_phrase;
    Habits m_habits;
    bool m_begun = false;
    bool m_spoke = false;
    int m_taps_on_question = 0;
    std::string m_question;
    std::string m_sent;  // the question whose words are on their way
    std::map<std::string, Value> m_ticked;
};

}
