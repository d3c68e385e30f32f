#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

std::shared_ptr<Questionnaire const> with_surprise()
{
    auto made = std::make_shared<Questionnaire>(*some_questionnaire());
    made->surprise = Surprise { words("Free wrapping"), words("At the till"), { "PINE 48" }, false, 1, {} };
    return made;
}

Visit some_visit()
{
    return Visit(with_surprise(), RevisionId(), Patience {}, [] { return RecordId(); });
}

// Good face, ten, done: the deeds of the end.
std::vector<Deed> walked_to_the_end(Visit& visit, int face = 5)
{
    auto const first = visit.apply(Say { face }, at(1'000));
    visit.kept(first.at(0).ticket, at(1'010));
    visit.pass(at(1'410));
    if (face < 3)
        visit.apply(Skip {}, at(1'500));
    return visit.apply(Skip {}, at(2'000));
}

}

TEST_SUITE("Visit: gift")
{
    TEST_CASE("whoever comes to the end has a gift drawn, whatever they said")
    {
        for (auto const face : { 5, 1 }) {
            CAPTURE(face);
            auto visit = some_visit();

            auto const deeds = walked_to_the_end(visit, face);

            REQUIRE(deeds.size() == 2);
            CHECK(std::holds_alternative<Seal>(deeds[0].what));
            CHECK(std::get<Draw>(deeds[1].what).surprise.codes == std::vector<std::string> { "PINE 48" });
            CHECK_FALSE(visit.gift());
        }
    }

    TEST_CASE("a gift is shown when it is on disk, and goes with its visitor")
    {
        auto visit = some_visit();
        auto const deeds = walked_to_the_end(visit);

        visit.given(deeds[1].ticket, "PINE 48", at(2'020).at);
        REQUIRE(visit.gift());
        CHECK(visit.gift()->code == "PINE 48");

        visit.apply(Leave {}, at(3'000));
        CHECK_FALSE(visit.gift());
    }

    TEST_CASE("a gift that comes after its visitor has gone is nobody's")
    {
        auto visit = some_visit();
        auto const deeds = walked_to_the_end(visit);
        visit.apply(Leave {}, at(2'500));

        visit.given(deeds[1].ticket, "PINE 48", at(2'510).at);

        CHECK_FALSE(visit.gift());
    }

    TEST_CASE("storage that refuses a gift leaves the thanks as they are")
    {
        auto visit = some_visit();
        auto const deeds = walked_to_the_end(visit);

        visit.lost(deeds[1].ticket, at(2'020));

        CHECK(visit.phase() == Phase::Thanking);
        CHECK_FALSE(visit.gift());
    }
}
