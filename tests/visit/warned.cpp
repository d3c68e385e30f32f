// Goal A6: nobody is sent away without a warning, and whoever needs longer has it ten times.

#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

TEST_SUITE_BEGIN("A6");

TEST_CASE("whoever has begun is warned 20 s ahead and can stay ten times")
{
    Visit visit(some_questionnaire(), RevisionId(), Patience {}, RecordId::random);
    auto const deeds = visit.apply(Say { 1 }, at(0));
    visit.kept(deeds.at(0).ticket, at(10));
    visit.pass(at(410));
    auto shortest = Milliseconds::max();
    int stayed = 0;

    for (; stayed < 10; ++stayed) {
        auto const warned = *visit.deadline();
        visit.pass({ "", warned, {} });
        REQUIRE(visit.phase() == Phase::StillThere);
        REQUIRE(visit.ends_at());
        shortest = std::min(shortest, *visit.ends_at() - warned);
        visit.apply(Stay {}, { "", *visit.ends_at() - Milliseconds(1), {} });
        REQUIRE(visit.phase() == Phase::Asking);
        REQUIRE(visit.interview().question().key == "why");
    }

    CHECK(shortest >= Milliseconds(20'000));
    CHECK(visit.open());
    MESSAGE(
        "A6 warned ", shortest.count() / 1000, " s ahead, stayed ", stayed, " times (aim 20 s, 10 times)");
}

TEST_SUITE_END();
