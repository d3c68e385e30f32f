#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;
using visit::Phase;

TEST_SUITE_BEGIN("Ending");

TEST_CASE("the thanks after a bad answer are their own")
{
    auto const questionnaire = face_alone();
    questionnaire->thanks_after_bad = { in_both("We are sorry."), in_both("We will look.") };
    for (auto const bad : { true, false }) {
        Glass glass(questionnaire);
        glass.go_to_thanks(bad ? "word 0" : "word 4");
        REQUIRE(glass.visit.phase() == Phase::Thanking);

        CHECK((glass.element("We are sorry.") != nullptr) == bad);
        CHECK((glass.element("Thank you.") != nullptr) == !bad);
    }
}

TEST_CASE("Done on the thanks goes back to the start")
{
    Glass glass(face_alone());
    glass.go_to_thanks();

    glass.tap("Done");

    CHECK(glass.visit.phase() == Phase::Asking);
    CHECK_FALSE(glass.visit.open());
}

TEST_CASE("whoever is still there carries on, and the first thing to tap says so")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    glass.now = *glass.visit.deadline();
    glass.visit.pass(glass.moment());
    REQUIRE(glass.visit.phase() == Phase::StillThere);
    glass.draw();
    CHECK(glass.scene.targets().front()->label == "Yes, carry on");

    glass.tap("Yes, carry on");

    CHECK(glass.visit.phase() == Phase::Asking);
    CHECK(glass.visit.interview().question().key == "asked");
}

TEST_SUITE_END();
