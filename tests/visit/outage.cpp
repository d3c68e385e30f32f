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

Visit visit_in_outage(std::int64_t since)
{
    Visit visit(some_questionnaire(), RevisionId(), Patience {}, RecordId::random);
    auto const begin = only_ticket(visit.apply(Say { 1 }, at(since)));
    visit.lost(begin, at(since));
    REQUIRE(visit.phase() == Phase::OutOfOrder);
    return visit;
}

// Storage goes on refusing, and each time is asked again.
void refuse_until(Visit& visit, std::int64_t end)
{
    for (auto due = *visit.deadline(); due < boot_instant_of(end); due = *visit.deadline())
        visit.lost(only_ticket(visit.pass(at(milliseconds_of(due)))), at(milliseconds_of(due)));
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

    TEST_CASE("who reads or arranges the screen of an outage is not disturbed when storage refuses again")
    {
        auto visit = visit_in_outage(1'000);
        auto const shown = visit.shown_since();
        visit.apply(OpenViews {}, at(3'000));
        visit.apply(TurnOver {}, at(4'000));

        refuse_until(visit, 20'000);

        CHECK(visit.choosing_view());
        CHECK(visit.turns() == 1);
        CHECK(visit.shown_since() == shown);
    }

    TEST_CASE("the view of who has gone does not outlast them in an outage")
    {
        auto visit = visit_in_outage(1'000);
        visit.apply(ChangeView { View::easier() }, at(3'000));
        refuse_until(visit, 30'000);
        REQUIRE(visit.view() == View::easier());

        refuse_until(visit, 60'000);

        CHECK(visit.view() == View {});
    }
}
