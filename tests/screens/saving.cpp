#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;
using visit::Phase;

TEST_SUITE_BEGIN("Saving");

TEST_CASE("nothing looks chosen before it is saved")
{
    Glass glass(questionnaire_with(one_of()));
    glass.storage_is_slow = true;

    glass.tap("word 1");
    CHECK_FALSE(glass.element("word 1")->chosen);

    glass.visit.kept(glass.waiting_deeds.front().ticket, glass.moment());
    CHECK(glass.element("word 1")->chosen);
}

TEST_CASE("a calm sign shows that an answer is waiting, and not at once")
{
    Glass glass(questionnaire_with(one_of()));
    glass.storage_is_slow = true;
    glass.tap("word 1");
    CHECK_FALSE(glass.element("One moment, please."));

    glass.wait(glass.visit.patience().calm);

    CHECK(glass.element("One moment, please."));
}

TEST_CASE("out of order takes no rating: the little figure alone can be tapped, and makes its words large")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.storage_is_slow = true;
    glass.tap("word 1");
    glass.visit.lost(glass.waiting_deeds.front().ticket, glass.moment());
    glass.draw();

    CHECK(glass.visit.phase() == Phase::OutOfOrder);
    REQUIRE(glass.scene.targets().size() == 1);
    auto const usual = glass.heading().text_height;
    glass.rest();
    glass.tap("Everyone can use this");
    glass.draw();
    CHECK(glass.visit.phase() == Phase::OutOfOrder);
    CHECK(glass.heading().text_height > 1.3f * usual);
}

TEST_SUITE_END();
