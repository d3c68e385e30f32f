#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

TEST_SUITE_BEGIN("Finger");

TEST_CASE("sliding off cancels a press")
{
    Glass glass(questionnaire_with(one_of()));
    auto const face = glass.element("word 2")->target;
    auto const other = glass.element("word 3")->target;

    glass.press(face);
    glass.slide(other);
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("a finger that came down beside a face taps nothing by sliding onto it")
{
    Glass glass(questionnaire_with(one_of()));
    auto const face = glass.element("word 2")->target;

    glass.press(4, 4);
    glass.slide(face);
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("a finger that came down on one screen taps nothing on the next")
{
    auto questionnaire = questionnaire_with(Nps {});
    questionnaire->questions.back().kind = Nps {};
    Glass glass(questionnaire);
    glass.go_to_second_question();
    glass.tap("7");
    glass.storage_is_slow = true;
    glass.tap("8");
    auto const saving = glass.waiting_deeds.front().ticket;
    glass.tap("Next");

    glass.press(glass.element("3")->target);
    glass.visit.kept(saving, glass.moment());
    glass.rest();
    glass.draw();
    glass.lift();

    CHECK(glass.visit.interview().question().key == "last");
    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("on 0 to 10 a finger may slide, and only the lift counts")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    auto const three = glass.element("3")->target;
    auto const eight = glass.element("8")->target;

    CHECK_FALSE(glass.press(three).intent);
    CHECK_FALSE(glass.slide(eight).intent);
    glass.lift();

    CHECK(glass.number_said() == 8);
}

TEST_CASE("a finger that slides off the numbers says nothing")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    auto const three = glass.element("3")->target;

    glass.press(three);
    glass.press(three.centre_x(), 20);
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("0 and 10 reach to the edges of the glass, and no gap lies between numbers")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();

    CHECK(glass.element("0")->target.x == 0);
    auto const last = glass.element("10")->target;
    CHECK(last.x + last.width == doctest::Approx(1280));
    for (int number = 0; number < 10; ++number) {
        auto const left = glass.element(std::to_string(number))->target;
        auto const right = glass.element(std::to_string(number + 1))->target;
        CHECK(left.x + left.width == doctest::Approx(right.x));
    }
}

TEST_CASE("taps while an answer settles are not heard")
{
    Glass glass(questionnaire_with(one_of()));
    glass.tap("word 1");
    glass.wait(Milliseconds(100));

    glass.tap("word 3");

    CHECK_FALSE(glass.last_intent);
}

TEST_SUITE_END();
