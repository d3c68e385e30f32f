#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

TEST_SUITE_BEGIN("Notice");

TEST_CASE("it is read on the first question and on no other, and gone when there is none")
{
    Glass glass(questionnaire_with(Nps {}));
    CHECK_FALSE(glass.element("Fitting room 3 is closed"));

    glass.notice = "Fitting room 3 is closed";
    REQUIRE(glass.element("Fitting room 3 is closed"));
    CHECK(glass.element("Fitting room 3 is closed")->role == Role::Text);

    glass.go_to_second_question();
    CHECK_FALSE(glass.element("Fitting room 3 is closed"));
    glass.tap("Back");
    CHECK(glass.element("Fitting room 3 is closed"));
    glass.notice = "";
    CHECK_FALSE(glass.element("Fitting room 3 is closed"));
}

TEST_CASE("with it question and faces stand where they stand without it")
{
    Glass glass(face_alone());
    auto const before = glass.element("How was it?")->shape;
    auto const face = glass.element("word 4")->shape;

    glass.notice = "Fitting room 3 is closed";

    CHECK(glass.element("How was it?")->shape.y == before.y);
    CHECK(glass.element("word 4")->shape.y == face.y);
}
