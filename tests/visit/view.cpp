#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

Visit some_visit()
{
    return Visit(some_questionnaire(), RevisionId(), Patience {}, [] { return RecordId(); });
}

std::int64_t milliseconds_until_deadline(Visit const& visit, std::int64_t now)
{
    return (*visit.deadline() - boot_instant_of(now)).count();
}

}

TEST_SUITE("View")
{
    TEST_CASE("one visitor's view is not the next one's")
    {
        auto visit = some_visit();
        visit.apply(ChangeView { View::easier() }, at(1000));
        REQUIRE(visit.view() == View::easier());

        visit.pass({ "", *visit.deadline(), {} });

        CHECK(visit.view() == View {});
        CHECK_FALSE(visit.deadline());
    }

    TEST_CASE("where low reach is usual, every visitor finds it and is brought back to it")
    {
        auto visit = some_visit();
        visit.usual_view({ .low_reach = true });
        CHECK(visit.view() == View { .low_reach = true });
        CHECK_FALSE(visit.deadline());
        visit.apply(ChangeView { {} }, at(1000));
        REQUIRE(visit.view() == View {});

        visit.pass({ "", *visit.deadline(), {} });

        CHECK(visit.view() == View { .low_reach = true });
    }

    TEST_CASE("who reads in the large view is given twice the time")
    {
        auto visit = some_visit();
        visit.apply(ChangeView { { .large = true } }, at(1000));

        CHECK(milliseconds_until_deadline(visit, 1000) == 40'000);
    }

    TEST_CASE("the sheet of views closes when somebody is asked whether they are still there")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 1 }, at(1000));
        visit.kept(deeds.front().ticket, at(1000));
        visit.pass(at(1400));
        visit.apply(OpenViews {}, at(2000));
        REQUIRE(visit.choosing_view());

        visit.pass(at(22'000));

        CHECK(visit.phase() == Phase::StillThere);
        CHECK_FALSE(visit.choosing_view());
    }

    TEST_CASE("who arranges the screen while asked whether they are there has the whole time again")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 1 }, at(1000));
        visit.kept(deeds.front().ticket, at(1000));
        visit.pass(at(1400));
        visit.pass(at(21'400));
        REQUIRE(visit.phase() == Phase::StillThere);

        visit.apply(ChangeView { { .high_contrast = true } }, at(30'000));

        CHECK(milliseconds_until_deadline(visit, 30'000) == 20'000);
    }

    TEST_CASE("answers carry how they stood on the glass")
    {
        auto visit = some_visit();
        visit.layout("portrait");
        visit.apply(ChangeView { { .large = true, .low_reach = true, .mirrored = true } }, at(1000));

        auto const deeds = visit.apply(Say { 4 }, at(2000));

        CHECK(std::get<Begin>(deeds.front().what).opening.layout == "portrait_large_mirrored");
    }

    TEST_CASE("choices that were turned over start from the first ones at the next question")
    {
        auto visit = some_visit();
        visit.apply(TurnOver {}, at(1000));
        CHECK(visit.turns() == 1);

        auto const deeds = visit.apply(Say { 4 }, at(2000));
        visit.kept(deeds.front().ticket, at(2000));
        visit.pass(at(2400));

        CHECK(visit.turns() == 0);
    }
}
