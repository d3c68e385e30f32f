#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

Doors const closed { false, 9 * 60 };

Visit some_visit()
{
    return Visit(some_questionnaire(), RevisionId(), Patience {}, [] { return RecordId(); });
}

BootInstant boot(std::int64_t milliseconds) { return at(milliseconds).at; }

}

TEST_SUITE("Visit: closing time")
{
    TEST_CASE("the screen falls asleep when the shop closes and wakes when it opens")
    {
        auto visit = some_visit();

        visit.doors(closed, boot(1'000));
        CHECK(visit.phase() == Phase::Asleep);
        CHECK_FALSE(visit.deadline());

        visit.doors({}, boot(2'000));
        CHECK(visit.phase() == Phase::Asking);
    }

    TEST_CASE("a tap on the sleeping screen brings the closed card for ten seconds and no rating")
    {
        auto visit = some_visit();
        visit.doors(closed, boot(1'000));

        visit.touched(at(5'000));
        CHECK(visit.phase() == Phase::Closed);
        CHECK(visit.apply(Say { 4 }, at(6'000)).empty());

        visit.pass(at(14'999));
        CHECK(visit.phase() == Phase::Closed);
        visit.pass(at(15'000));
        CHECK(visit.phase() == Phase::Asleep);
        CHECK(visit.encounters().empty());
    }

    TEST_CASE("what somebody arranged on the closed card goes to sleep with it")
    {
        auto visit = some_visit();
        visit.doors(closed, boot(1'000));
        visit.apply(Speak { "ar" }, at(5'000));
        visit.apply(ChangeView { View::easier() }, at(5'500));
        REQUIRE(visit.phase() == Phase::Closed);

        visit.pass(at(60'000));
        visit.touched(at(200'000));

        CHECK(visit.language() == "en");
        CHECK(visit.view() == View {});
    }

    TEST_CASE("a trembling tap that wakes the screen arranges nothing")
    {
        auto visit = some_visit();
        visit.doors(closed, boot(1'000));
        visit.touched(at(5'000));

        visit.apply(ChangeView { View::easier() }, at(5'130));

        CHECK(visit.phase() == Phase::Closed);
        CHECK(visit.view() == View {});
    }

    TEST_CASE("who arranges the closed card or reads on has the whole time again, twice of it when large")
    {
        auto visit = some_visit();
        visit.doors(closed, boot(1'000));
        visit.touched(at(5'000));

        visit.apply(ChangeView { View::easier() }, at(14'000));
        CHECK(visit.deadline() == boot(34'000));
        visit.apply(TurnOver {}, at(20'000));
        CHECK(visit.deadline() == boot(40'000));
    }

    TEST_CASE("whoever has begun may finish, and then it sleeps")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 4 }, at(1'000));
        visit.doors(closed, boot(1'005));
        visit.kept(deeds.at(0).ticket, at(1'010));
        CHECK(visit.phase() == Phase::Asking);

        visit.pass(at(1'410));
        visit.pass(at(21'410));
        auto const sealed = visit.pass(at(41'410));

        REQUIRE(sealed.size() == 1);
        CHECK(std::holds_alternative<Seal>(sealed[0].what));
        CHECK(visit.phase() == Phase::Asleep);
    }

    TEST_CASE("whoever touches the screen as it closes is not sent to sleep under the finger")
    {
        auto visit = some_visit();
        visit.touched(at(1'000));

        visit.doors(closed, boot(1'500));
        CHECK(visit.phase() == Phase::Asking);

        visit.pass(at(21'000));
        CHECK(visit.phase() == Phase::Asleep);
    }

    TEST_CASE("a terminal that takes ratings when closed flags each and counts no encounter")
    {
        auto visit = some_visit();
        visit.take_ratings_when_closed(true);
        visit.doors(closed, boot(1'000));
        CHECK(visit.phase() == Phase::Asking);

        auto const deeds = visit.apply(Say { 4 }, at(2'000));

        CHECK(std::get<Begin>(deeds.at(0).what).opening.flags == std::vector { Flag::OutsideHours });
        CHECK(visit.encounters().empty());
    }
}
