// What may happen to a kiosk, one thing after another; rapidcheck makes stories of it up, and shortens those
// that end badly.
#pragma once

#include <rapidcheck.h>

#include <ostream>
#include <vector>

namespace peakend::visit {

struct Step {
    enum class What {
        Rate,
        Choose,
        Toggle,
        Next,
        Back,
        Skip,
        Speak,
        Leave,
        Stay,
        OpenLanguages,
        CloseLanguages,
        Type,
        TypePhonetic,
        Pick,
        Browse,
        Erase,
        MoveCaret,
        PlaceCaret,
        Turn,
        Agree,
        ChangeView,
        OpenViews,
        CloseViews,
        TurnOver,
        Touch,
        Wait,             // time passes, and the kiosk looks at the clock
        WaitForDeadline,  // to the instant that the kiosk asked for
        Storage,          // from here on it is prompt, slow or refuses
        Confirm,          // slow storage comes to an end with one thing
        Refuse,           // or fails
        Doors,
        TestMode,
        Key,  // headquarters' key for words comes or goes
    };
    What what;
    int number;  // which, how far, how long: whatever `what` makes of it
};

using Story = std::vector<Step>;

inline char const* name_of(Step::What what)
{
    constexpr char const* names[] = { "rate", "choose", "toggle", "next", "back", "skip", "speak", "leave",
        "stay", "open languages", "close languages", "type", "type phonetic", "pick", "browse", "erase",
        "move caret", "place caret", "turn", "agree", "change view", "open views", "close views", "turn over",
        "touch", "wait", "wait for deadline", "storage", "confirm", "refuse", "doors", "test mode", "key" };
    return names[static_cast<std::size_t>(what)];
}

inline std::ostream& operator<<(std::ostream& out, Step const& step)
{
    return out << name_of(step.what) << ' ' << step.number;
}

}

namespace rc {

template <>
struct Arbitrary<peakend::visit::Step> {
    static Gen<peakend::visit::Step> arbitrary()
    {
        using peakend::visit::Step;
        using What = Step::What;
        // Weighted so that visits get somewhere, and something is always in their way.
        auto const usual = gen::elementOf(
            std::vector { What::Rate, What::Choose, What::Toggle, What::Next, What::Wait, What::Confirm });
        auto const any = gen::cast<What>(gen::inRange(0, static_cast<int>(What::Key) + 1));
        return gen::build<Step>(
            gen::set(&Step::what, gen::oneOf(usual, any)), gen::set(&Step::number, gen::inRange(0, 40)));
    }
};

}
