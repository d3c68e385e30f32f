#include "tests/visit/walks.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

Visit some_visit()
{
    Visit visit(some_questionnaire(), RevisionId(), Patience {}, [] { return RecordId(); });
    visit.listen(at(0));
    return visit;
}

// The first answer is kept and the next question is on.
Visit begun_visit()
{
    auto visit = some_visit();
    auto const deeds = visit.apply(Say { 4 }, at(0));
    visit.kept(deeds.front().ticket, at(0));
    visit.pass(at(400));
    return visit;
}

std::int64_t deadline_of(Visit const& visit) { return milliseconds_of(*visit.deadline()); }

Seal const& seal_in(std::vector<Deed> const& deeds)
{
    REQUIRE(deeds.size() == 1);
    REQUIRE(std::holds_alternative<Seal>(deeds.front().what));
    return std::get<Seal>(deeds.front().what);
}

}

TEST_SUITE("Hearing")
{
    TEST_CASE("who listens is given twice the time")
    {
        auto visit = begun_visit();
        CHECK(deadline_of(visit) == 40'000);

        visit.pass(at(40'000));
        REQUIRE(visit.phase() == Phase::StillThere);
        CHECK(deadline_of(visit) == 80'000);
    }

    TEST_CASE("no time runs out while something is read aloud")
    {
        auto visit = begun_visit();
        for (std::int64_t now = 1000; now <= 300'000; now += 1000) {
            visit.hearing(boot_instant_of(now));
            visit.pass(at(now));
        }
        CHECK(visit.phase() == Phase::Asking);
        CHECK(deadline_of(visit) == 340'000);

        visit.pass(at(340'000));
        REQUIRE(visit.phase() == Phase::StillThere);
        visit.hearing(boot_instant_of(350'000));
        CHECK(deadline_of(visit) == 390'000);
        CHECK(*visit.ends_at() == boot_instant_of(390'000));
    }

    TEST_CASE("the warning can be put off ten times and more")
    {
        auto visit = begun_visit();
        std::int64_t now = 40'000;
        for (int times = 0; times < 12; ++times) {
            visit.pass(at(now));
            REQUIRE(visit.phase() == Phase::StillThere);
            CHECK(deadline_of(visit) - now >= 20'000);
            visit.apply(Stay {}, at(now + 19'000));
            REQUIRE(visit.phase() == Phase::Asking);
            now = deadline_of(visit);
        }
    }

    TEST_CASE("what was chosen is heard to its end, but not for ever, before the next question comes")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 4 }, at(0));
        visit.kept(deeds.front().ticket, at(0));
        CHECK(deadline_of(visit) == 400);

        visit.hearing(boot_instant_of(1200));
        CHECK(deadline_of(visit) == 1350);
        visit.hearing(boot_instant_of(60'000));
        CHECK(deadline_of(visit) == 3000);
    }

    TEST_CASE("nobody is kept waiting by what was read to the one before")
    {
        auto visit = begun_visit();
        visit.hearing(boot_instant_of(5000));
        visit.walked_away(at(5000));

        CHECK(visit.nobody_there());
        CHECK_FALSE(visit.deadline());
    }

    TEST_CASE("who pulls the headphones has walked away, and leaves nothing of their view")
    {
        auto visit = begun_visit();

        auto const deeds = visit.walked_away(at(5000));

        CHECK(seal_in(deeds).closing.ending == Ending::WalkedAway);
        CHECK(visit.view() == View {});
        CHECK(visit.nobody_there());
    }

    TEST_CASE("an answer that is on its way is kept before the visit ends")
    {
        auto visit = some_visit();
        auto const begun = visit.apply(Say { 4 }, at(1000));

        CHECK(visit.walked_away(at(1001)).empty());
        CHECK(visit.open());
        CHECK_FALSE(visit.view().read_aloud);
        auto const deeds = visit.kept(begun.front().ticket, at(1010));

        CHECK(seal_in(deeds).closing.ending == Ending::WalkedAway);
        CHECK(visit.nobody_there());
    }

    TEST_CASE("who has answered nothing leaves nothing behind")
    {
        auto visit = some_visit();

        CHECK(visit.walked_away(at(1000)).empty());

        CHECK(visit.view() == View {});
        CHECK(visit.nobody_there());
    }

    TEST_CASE("who plugs headphones in woke the screen, and who pulls them when all is over did not")
    {
        auto visit = begun_visit();
        visit.walked_away(at(5000));
        auto const met = visit.encounters();
        CHECK(std::count_if(met.begin(), met.end(), [](Met const& one) {
            return one.kind == Encounter::Woken;
        }) == 1);

        visit.walked_away(at(9000));

        CHECK(visit.encounters().empty());
        CHECK(visit.nobody_there());
    }

    TEST_CASE("headphones end no thanks twice and wake no screen that sleeps")
    {
        auto visit = some_visit();
        visit.walked_away(at(1000));
        visit.doors({ .open = false, .opens_at = {} }, boot_instant_of(2000));
        REQUIRE(visit.phase() == Phase::Asleep);

        CHECK(visit.walked_away(at(3000)).empty());

        CHECK(visit.phase() == Phase::Asleep);
    }
}
