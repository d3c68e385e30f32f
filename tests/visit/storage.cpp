#include "tests/visit/steps.h"

using namespace peakend;
using namespace peakend::visit;

TEST_SUITE("Visit: storage")
{
    TEST_CASE("an answer that cannot be kept shows no tick and is out of order")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 4 }, at(1000));

        visit.lost(deeds[0].ticket, at(1010));

        CHECK(visit.phase() == Phase::OutOfOrder);
        CHECK_FALSE(visit.open());
        CHECK(visit.apply(Say { 4 }, at(1020)).empty());
    }

    TEST_CASE("out of order ends when storage works again, and what was said before is sealed")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 1, now);
        auto const deeds = visit.apply(Toggle { "wait" }, at(now));
        visit.lost(deeds[0].ticket, at(now));

        auto probes = visit.pass(at(now + 5000));
        only<Probe>(probes);
        visit.lost(probes[0].ticket, at(now + 5010));
        CHECK(visit.phase() == Phase::OutOfOrder);
        probes = visit.pass(at(now + 10'010));
        auto const sealed = visit.kept(probes[0].ticket, at(now + 10'020));

        CHECK(only<Seal>(sealed).closing.ending == Ending::Interrupted);
        CHECK(visit.phase() == Phase::Asking);
        CHECK(visit.interview().first());
    }

    TEST_CASE("a seal that fails is asked for again as soon as storage works, with the ending it had")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        answered_by(visit, 9, now);
        auto const refused = visit.apply(Next {}, at(now));
        visit.lost(refused[0].ticket, at(now));
        visit.apply(Leave {}, at(now + 500));

        auto const begin = visit.apply(Say { 4 }, at(now + 5000));
        auto const again = visit.kept(begin[0].ticket, at(now + 5000));

        CHECK(only<Seal>(again).closing.id == numbered(1));
        CHECK(only<Seal>(again).closing.ending == Ending::Completed);
        CHECK(visit.kept(again[0].ticket, at(now + 5010)).empty());
    }

    TEST_CASE("a commit that takes long is waited for calmly, then we are out of order until it comes")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 4 }, at(1000));
        CHECK(visit.calm_from() == boot_instant_of(1300));

        visit.pass(at(6000));
        CHECK(visit.phase() == Phase::OutOfOrder);
        visit.kept(deeds[0].ticket, at(7000));

        CHECK(visit.phase() == Phase::Asking);
        CHECK(*visit.interview().said("face") == Value(4));
    }
}
