// Goal A9 by keys: a key that is pressed twice before the next picture, whose ring still stands on what the
// first press has taken away.

#include "kiosk/focus.h"
#include "tests/screens/glass.h"

#include <doctest/doctest.h>

using namespace peakend;

TEST_SUITE_BEGIN("A9");

TEST_CASE("Choose that is pressed twice at once changes one thing")
{
    screens::Glass glass(screens::questionnaire_with(screens::one_of()));
    Focus focus;
    glass.go_to_second_question();
    auto const press
        = [&](stage::Key::Kind kind) { return focus.press({ kind }, glass.visit, glass.scene, glass.now); };
    while (!focus.spot() || focus.spot()->label != "Skip")
        REQUIRE(press(stage::Key::Kind::Next).empty());

    auto touches = press(stage::Key::Kind::Choose);
    auto const again = press(stage::Key::Kind::Choose);
    touches.insert(touches.end(), again.begin(), again.end());
    REQUIRE(touches.size() == 4);
    for (auto const& touch : touches) {
        glass.wait(Milliseconds(16));
        if (touch.kind == stage::Touch::Kind::Down)
            glass.press(touch.x, touch.y);
        else
            glass.lift();
    }

    REQUIRE(glass.visit.phase() == visit::Phase::Asking);
    CHECK(glass.visit.interview().question().key == "last");
}

TEST_SUITE_END();
