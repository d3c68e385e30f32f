#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

TEST_SUITE_BEGIN("Bar");

TEST_CASE("the first question offers languages and no way back, later ones Back and Skip")
{
    Glass glass(questionnaire_with(Nps {}));
    CHECK(glass.element("English")->chosen);
    CHECK_FALSE(glass.element("Back"));
    CHECK_FALSE(glass.element("Skip"));

    glass.go_to_second_question();
    CHECK_FALSE(glass.element("English"));
    CHECK(glass.element("Back"));
    CHECK(glass.element("Skip"));
}

TEST_CASE("Next cannot be tapped before something is chosen")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    REQUIRE(glass.element("Next"));
    CHECK_FALSE(glass.scene.find("Next"));

    glass.tap("7");
    glass.tap("Next");

    CHECK(glass.visit.interview().question().key == "last");
}

TEST_CASE("Back leads to the question before, where the answer is shown as chosen")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();

    glass.tap("Back");
    glass.rest();

    CHECK(glass.visit.interview().question().key == "face");
    CHECK(glass.element("word 4")->chosen);
}

TEST_SUITE_END();
