#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

Visit some_visit()
{
    return Visit(some_questionnaire(), RevisionId(), Patience {}, [] { return RecordId(); });
}

std::vector<Encounter> kinds(std::vector<Met> const& met)
{
    std::vector<Encounter> result;
    for (auto const& each : met)
        result.push_back(each.kind);
    return result;
}

using Kinds = std::vector<Encounter>;

void rate(Visit& visit, std::int64_t now)
{
    auto const deeds = visit.apply(Say { 4 }, at(now));
    visit.kept(deeds.at(0).ticket, at(now));
}

}

TEST_SUITE("Attendance")
{
    TEST_CASE("who touches the glass and goes woke the screen, once")
    {
        auto visit = some_visit();

        visit.touched(at(1'000));
        visit.touched(at(2'000));
        visit.pass(at(22'000));

        CHECK(visit.encounters() == std::vector<Met> { { Encounter::Woken, at(1'000) } });
        CHECK(visit.encounters().empty());
    }

    TEST_CASE("who touches after the screen came to rest woke it again")
    {
        auto visit = some_visit();
        visit.touched(at(1'000));
        visit.pass(at(21'000));

        visit.touched(at(30'000));

        CHECK(visit.encounters()
            == std::vector<Met> { { Encounter::Woken, at(1'000) }, { Encounter::Woken, at(30'000) } });
    }

    TEST_CASE("a rating counts when it is kept, not before")
    {
        auto visit = some_visit();

        auto const deeds = visit.apply(Say { 4 }, at(1'000));
        CHECK(kinds(visit.encounters()) == Kinds { Encounter::Woken, Encounter::FirstTouch });

        visit.kept(deeds.at(0).ticket, at(1'010));
        CHECK(visit.encounters() == std::vector<Met> { { Encounter::Rated, at(1'000) } });
    }

    TEST_CASE("a second rating of one visit counts no second time")
    {
        auto visit = some_visit();
        rate(visit, 1'000);
        visit.pass(at(1'400));
        visit.encounters();

        rate(visit, 2'000);

        CHECK(visit.encounters().empty());
    }

    TEST_CASE("a rating that storage refuses is a first touch and no more")
    {
        auto visit = some_visit();

        auto const deeds = visit.apply(Say { 4 }, at(1'000));
        visit.lost(deeds.at(0).ticket, at(1'010));

        CHECK(kinds(visit.encounters()) == Kinds { Encounter::Woken, Encounter::FirstTouch });
    }

    TEST_CASE("a visit that times out counts in the hour in which it began")
    {
        constexpr std::int64_t just_before_the_hour = 3'599'000;
        auto visit = some_visit();
        rate(visit, just_before_the_hour);
        visit.pass(at(just_before_the_hour + 400));
        visit.encounters();

        visit.pass(at(just_before_the_hour + 20'400));
        visit.pass(at(just_before_the_hour + 40'400));

        CHECK(visit.encounters() == std::vector<Met> { { Encounter::TimedOut, at(just_before_the_hour) } });
    }

    TEST_CASE("who says that they have finished walked away")
    {
        auto visit = some_visit();
        rate(visit, 1'000);
        visit.pass(at(1'400));
        visit.pass(at(21'400));
        visit.encounters();

        visit.apply(Leave {}, at(22'000));

        CHECK(kinds(visit.encounters()) == Kinds { Encounter::WalkedAway });
    }

    TEST_CASE("nothing counts in test mode")
    {
        auto visit = some_visit();
        visit.test_mode(true);

        rate(visit, 1'000);

        CHECK(visit.encounters().empty());
    }
}
