#include "kiosk/screens/motion.h"

#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

TEST_SUITE_BEGIN("Motion");

TEST_CASE("at rest no frame is due")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.rest();
    CHECK_FALSE(glass.draw().next);

    glass.go_to_second_question();
    glass.rest();
    CHECK_FALSE(glass.draw().next);
}

TEST_CASE("while a screen comes in, the next frame is due at once")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.tap("word 4");
    glass.rest();
    glass.visit.pass(glass.moment());

    CHECK(glass.draw().next == glass.now + motion::frame);
    CHECK(motion::passage(glass.visit, glass.now).alpha == 0);
    CHECK(motion::passage(glass.visit, glass.now + Milliseconds(120)).alpha == 1);
}

TEST_CASE("coming back, a screen comes in from the other side")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    auto const forward = motion::passage(glass.visit, glass.visit.shown_since());

    glass.tap("Back");
    auto const back = motion::passage(glass.visit, glass.visit.shown_since());

    CHECK(forward.towards_end == 24);
    CHECK(back.towards_end == -24);
}

TEST_CASE("an answer settles: ring by 120 ms, tick and faded others by 180 ms, then a hold, then out")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.tap("word 4");
    auto const since = *glass.visit.settling_since();
    auto const after = [&](int milliseconds) { return since + Milliseconds(milliseconds); };

    CHECK(motion::settling(glass.visit, after(0)).ring == 0);
    CHECK(motion::settling(glass.visit, after(60)).size == doctest::Approx(1.04f));
    CHECK(motion::settling(glass.visit, after(120)).ring == 1);
    CHECK(motion::settling(glass.visit, after(120)).size == doctest::Approx(1));
    CHECK(motion::settling(glass.visit, after(60)).tick == 0);
    CHECK(motion::settling(glass.visit, after(180)).tick == 1);
    CHECK(motion::settling(glass.visit, after(180)).others == doctest::Approx(0.4f));
    CHECK(motion::next_change(glass.visit, after(200)) == after(280));
    CHECK(motion::passage(glass.visit, after(280)).alpha == 1);
    CHECK(motion::passage(glass.visit, after(400)).alpha == 0);
    CHECK(motion::passage(glass.visit, after(400)).towards_end == -24);
}

TEST_CASE("a press shrinks within 60 ms")
{
    using Seconds = std::chrono::duration<float>;
    CHECK(motion::pressed_size(0.94f, Seconds(0)) == 1);
    CHECK(motion::pressed_size(0.94f, Seconds(0.06f)) == doctest::Approx(0.94f));
    CHECK(motion::pressed_size(0.94f, Seconds(3)) == doctest::Approx(0.94f));
}

TEST_CASE("a countdown changes at whole seconds, and rests between")
{
    Glass glass(face_alone());
    glass.go_to_thanks();
    auto const end = *glass.visit.ends_at();

    glass.now = end - Milliseconds(7'400);
    CHECK(motion::seconds_left(glass.now, end) == 8);
    CHECK(glass.draw().next == end - std::chrono::seconds(7));

    glass.now = end - std::chrono::seconds(7);
    CHECK(motion::seconds_left(glass.now, end) == 7);
    CHECK(glass.draw().next == end - std::chrono::seconds(6));
}

TEST_CASE("the sun is up after 900 ms, and each halo follows 80 ms later")
{
    Glass const glass(questionnaire_with(Nps {}));
    auto const since = glass.visit.shown_since();
    CHECK(motion::sunrise(glass.visit, since, 0) == 0);
    CHECK(motion::sunrise(glass.visit, since + Milliseconds(900), 0) == 1);
    CHECK(motion::sunrise(glass.visit, since + Milliseconds(900), 1) < 1);
    CHECK(motion::sunrise(glass.visit, since + Milliseconds(980), 1) == 1);
}

TEST_CASE("the faces blink together once in twenty seconds, and only then frames are due")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.visit.liveliness({ .blinks = true });
    glass.visit.touched(glass.moment());
    auto const alone = glass.now + std::chrono::seconds(12);
    glass.rest();
    CHECK(glass.draw().next == alone);

    glass.now = alone;
    auto const closes = glass.draw();
    for (auto const* face : { "very-bad", "bad", "okay", "good", "very-good" })
        CHECK(std::any_of(glass.pictures.begin(), glass.pictures.end(),
            [&](std::string const& name) { return name.ends_with(std::string(face) + "-blink"); }));
    REQUIRE(closes.next);
    CHECK(*closes.next - alone <= Milliseconds(600));

    glass.now = *closes.next;
    auto const opens = glass.draw();
    CHECK(std::none_of(glass.pictures.begin(), glass.pictures.end(),
        [](std::string const& name) { return name.ends_with("-blink"); }));
    CHECK(opens.next == alone + std::chrono::seconds(20));
}

TEST_CASE("no face blinks while somebody is there, with less motion, or with life off")
{
    Glass glass(questionnaire_with(Nps {}));
    auto const alone = *glass.visit.waiting_since() + std::chrono::seconds(12);
    glass.now = alone;

    CHECK_FALSE(motion::blinking(glass.visit, alone));
    glass.visit.liveliness({ .blinks = true, .less_motion = true });
    CHECK_FALSE(motion::blinking(glass.visit, alone));
    glass.visit.liveliness({ .blinks = true });
    CHECK(motion::blinking(glass.visit, alone));
    glass.visit.touched(glass.moment());
    CHECK_FALSE(motion::blinking(glass.visit, alone));
}

TEST_CASE("with less motion a screen fades in where it stands")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.visit.liveliness({ .less_motion = true });
    glass.go_to_second_question();
    auto const since = glass.visit.shown_since();

    CHECK(motion::passage(glass.visit, since).towards_end == 0);
    CHECK(motion::passage(glass.visit, since).alpha == 0);
    CHECK(motion::passage(glass.visit, since + Milliseconds(120)).alpha == 1);
    CHECK(motion::sunrise(glass.visit, since, 0) == 1);
    CHECK(motion::settling(glass.visit, since).size == 1);
}

TEST_SUITE_END();
