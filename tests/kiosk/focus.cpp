#include "kiosk/focus.h"

#include "kiosk/screens/focus_ring.h"
#include "tests/screens/glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using screens::Glass;
using screens::Role;
using stage::Key;

namespace {

constexpr Key next { Key::Kind::Next };
constexpr Key back { Key::Kind::Back };
constexpr Key choose { Key::Kind::Choose };

// A visitor who has keys and no finger.
struct Keypad {
    explicit Keypad(Glass& on, Scanning scanning = {})
        : glass(on)
        , focus(scanning)
    {
        focus.settle(glass.visit, glass.scene, glass.now);
    }

    void press(Key key)
    {
        glass.draw();
        for (auto const& touch : focus.press(key, glass.visit, glass.scene, glass.now)) {
            if (touch.kind == stage::Touch::Kind::Down)
                glass.press(touch.x, touch.y);
            else
                glass.lift();
        }
        settle();
    }

    void settle()
    {
        glass.draw();
        focus.settle(glass.visit, glass.scene, glass.now);
    }

    std::string at() const { return focus.spot() ? focus.spot()->label : ""; }

    Glass& glass;
    Focus focus;
};

}

TEST_SUITE_BEGIN("Focus");

TEST_CASE("the first key shows the ring at the question, never at an answer")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    for (auto const key : { next, back, choose }) {
        Keypad keypad(glass);
        CHECK(keypad.at().empty());

        keypad.press(key);

        CHECK(keypad.at() == "How was it?");
        CHECK_FALSE(glass.visit.open());
    }
}

TEST_CASE("the order is question, language, view, the scale from low to high, and round again")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);

    for (auto const* expected : { "How was it?", "English", "العربية", "Everyone can use this", "word 0",
             "word 1", "word 2", "word 3", "word 4", "How was it?" }) {
        keypad.press(next);
        CHECK(keypad.at() == expected);
    }
    keypad.press(back);
    CHECK(keypad.at() == "word 4");
}

TEST_CASE("choosing does what a finger does")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);
    while (keypad.at() != "word 3")
        keypad.press(next);

    keypad.press(choose);

    CHECK(*glass.visit.interview().said("face") == Value(4));
}

TEST_CASE("on the next screen the ring starts from the question")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);
    while (keypad.at() != "word 3")
        keypad.press(next);
    keypad.press(choose);
    glass.rest();
    glass.visit.pass(glass.moment());

    keypad.settle();

    CHECK(keypad.at() == "And this?");
}

TEST_CASE("a number taps the face of its value at once")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);

    keypad.press({ Key::Kind::Number, 2 });

    CHECK(*glass.visit.interview().said("face") == Value(2));
    CHECK(keypad.at().empty());
}

TEST_CASE("a number does nothing where no face has it")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    glass.go_to_second_question();
    Keypad keypad(glass);

    keypad.press({ Key::Kind::Number, 2 });

    CHECK_FALSE(glass.visit.interview().said("asked"));
}

TEST_CASE("the ring goes when a finger comes, and with the visitor")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass);
    keypad.press(next);
    keypad.focus.hide();
    CHECK(keypad.at().empty());

    keypad.press(next);
    glass.visit.touched(glass.moment());
    glass.now = *glass.visit.deadline();
    glass.visit.pass(glass.moment());
    keypad.settle();

    CHECK(keypad.at().empty());
}

TEST_CASE("with one switch the ring goes on by itself, three times round, and then rests")
{
    Glass glass(screens::questionnaire_with(Nps {}));
    Keypad keypad(glass, { .on = true, .dwell = Milliseconds(1500) });
    CHECK_FALSE(keypad.focus.due());
    keypad.press(choose);
    auto const round = screens::spots_of(glass.scene).size();

    std::size_t steps = 0;
    while (auto const due = keypad.focus.due()) {
        CHECK_FALSE(keypad.focus.pass(glass.scene, *due - Milliseconds(1)));
        CHECK(keypad.focus.pass(glass.scene, *due));
        ++steps;
    }

    CHECK(steps == 3 * round);
    CHECK(keypad.at().empty());
}

TEST_SUITE_END();
