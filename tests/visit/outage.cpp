#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

Ticket only_ticket(std::vector<Deed> const& deeds)
{
    REQUIRE(deeds.size() == 1);
    return deeds.front().ticket;
}

}

TEST_SUITE("Visit: outage")
{
    // Storage hangs twice. What it says of the first time comes in the second, whose visit is not on disk yet
    // and never will be: closing it then would be refused for ever.
    TEST_CASE("a probe of one outage does not end the visit of the next")
    {
        Visit visit(some_questionnaire(), RevisionId(), Patience {}, RecordId::random);
        visit.kept(only_ticket(visit.apply(Say { 1 }, at(0))), at(10));
        visit.pass(at(410));
        auto const hanging = only_ticket(visit.apply(Toggle { "wait" }, at(1'000)));
        visit.pass(at(6'000));
        REQUIRE(visit.phase() == Phase::OutOfOrder);
        auto const probe = only_ticket(visit.pass(at(11'000)));
        visit.kept(hanging, at(12'000));
        visit.pass(at(21'000));
        visit.pass(at(41'000));
        auto const begin = only_ticket(visit.apply(Say { 1 }, at(50'000)));
        visit.pass(at(55'000));
        REQUIRE(visit.phase() == Phase::OutOfOrder);

        CHECK(visit.kept(probe, at(56'000)).empty());
        visit.lost(begin, at(57'000));

        CHECK_FALSE(visit.open());
        CHECK(visit.phase() == Phase::OutOfOrder);
    }
}
