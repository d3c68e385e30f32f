// Goal A9, below the screens: what a tap has brought is not tapped by the same tap again, and what came by
// itself is heard at once.
#include "tests/visit/steps.h"

using namespace peakend;
using namespace peakend::visit;

namespace {

std::int64_t const trembling = Patience {}.bouncing.count();

// "why" is on at 1'400, and nothing is said to it.
Visit asked_why()
{
    auto visit = some_visit();
    std::int64_t now = 1'000;
    answered_by(visit, 1, now);
    return visit;
}

std::string key(Visit const& visit) { return visit.interview().question().key; }

}

TEST_SUITE("Visit: a hand that trembles")
{
    TEST_CASE("what a tap has brought hears nothing for 400 ms, and then everything")
    {
        struct Bringing {
            char const* name;
            std::vector<Intent> taps;  // the last one brings it
        };
        for (auto const& [name, taps] : { Bringing { "skip", { Skip {} } }, Bringing { "back", { Back {} } },
                 Bringing { "a language", { OpenLanguages {}, Speak { "ar" } } },
                 Bringing { "the language that it was", { OpenLanguages {}, Speak { "en" } } },
                 Bringing { "no language", { OpenLanguages {}, CloseLanguages {} } },
                 Bringing { "no view", { OpenViews {}, CloseViews {} } },
                 Bringing { "a view", { ChangeView { View::easier() } } },
                 Bringing { "a turned page", { TurnOver {} } } }) {
            CAPTURE(name);
            auto visit = asked_why();
            std::int64_t now = 5'000;
            for (auto const& tap : taps) {
                now += 1'000;
                visit.apply(tap, at(now));
            }
            auto const answer = key(visit) == "why" ? Intent(Toggle { "wait" }) : Intent(Say { 5 });

            CHECK(visit.hears_from() == at(now + trembling).at);
            CHECK(visit.apply(answer, at(now + trembling - 1)).empty());
            CHECK(visit.apply(answer, at(now + trembling)).size() == 1);
        }
    }

    TEST_CASE("who says that they are still there says no more by it")
    {
        auto visit = asked_why();
        visit.pass(at(21'400));
        REQUIRE(visit.phase() == Phase::StillThere);

        visit.apply(Stay {}, at(25'000));

        CHECK(visit.apply(Toggle { "wait" }, at(25'130)).empty());
        CHECK(visit.apply(Skip {}, at(25'260)).empty());
        CHECK(key(visit) == "why");
        CHECK(only<Keep>(visit.apply(Toggle { "wait" }, at(25'400))).answer.key == "why");
    }

    TEST_CASE("a touch that is not heard is still one of somebody who is there")
    {
        auto visit = asked_why();
        visit.apply(Skip {}, at(5'000));

        visit.apply(Skip {}, at(5'130));

        CHECK(visit.deadline() == at(25'130).at);
    }

    TEST_CASE("three taps on Skip are one")
    {
        auto visit = asked_why();

        for (auto const now : { 5'000, 5'130, 5'260 })
            CHECK(visit.apply(Skip {}, at(now)).empty());

        CHECK(key(visit) == "nps");
        CHECK(visit.open());
    }

    TEST_CASE("what Next brings when storage is slow hears nothing at first either")
    {
        auto visit = asked_why();
        auto const saving = visit.apply(Toggle { "wait" }, at(5'000));
        visit.apply(Next {}, at(5'500));
        visit.kept(saving.at(0).ticket, at(6'000));
        REQUIRE(key(visit) == "nps");

        CHECK(visit.apply(Say { 9 }, at(6'399)).empty());
        CHECK(only<Keep>(visit.apply(Say { 9 }, at(6'400))).answer.key == "nps");
    }

    TEST_CASE("who taps Done too often leaves the thanks, and begins no visit")
    {
        auto visit = asked_why();
        visit.apply(Skip {}, at(5'000));
        visit.apply(Skip {}, at(6'000));
        REQUIRE(visit.phase() == Phase::Thanking);
        CHECK(visit.apply(Leave {}, at(6'130)).empty());
        REQUIRE(visit.phase() == Phase::Thanking);

        visit.apply(Leave {}, at(7'000));

        CHECK(visit.apply(Say { 5 }, at(7'130)).empty());
        CHECK_FALSE(visit.open());
        only<Begin>(visit.apply(Say { 5 }, at(7'400)));
    }

    TEST_CASE("what came by itself is heard at once")
    {
        SUBCASE("the question after an answer")
        {
            auto visit = asked_why();
            CHECK(visit.apply(Toggle { "wait" }, at(1'400)).size() == 1);
        }
        SUBCASE("the first question, when nobody was there any more")
        {
            auto visit = asked_why();
            visit.pass(at(21'400));
            visit.pass(at(41'400));
            only<Begin>(visit.apply(Say { 5 }, at(41'400)));
        }
        SUBCASE("the first question, when the thanks are over")
        {
            auto visit = asked_why();
            visit.apply(Skip {}, at(5'000));
            visit.apply(Skip {}, at(6'000));
            visit.pass(at(18'000));
            only<Begin>(visit.apply(Say { 5 }, at(18'000)));
        }
        SUBCASE("\"still there?\"")
        {
            auto visit = asked_why();
            visit.pass(at(21'400));
            visit.apply(Stay {}, at(21'400));
            CHECK(visit.phase() == Phase::Asking);
        }
        SUBCASE("the first question, when the shop opens")
        {
            auto visit = some_visit();
            visit.doors({ .open = false, .opens_at = {} }, at(1'000).at);
            visit.doors({}, at(9'000).at);
            only<Begin>(visit.apply(Say { 5 }, at(9'000)));
        }
        SUBCASE("a screen to which headphones were plugged in")
        {
            auto visit = some_visit();
            visit.listen(at(1'000));
            only<Begin>(visit.apply(Say { 5 }, at(1'000)));
        }
    }

    TEST_CASE("a number may be followed by Next at once")
    {
        auto visit = asked_why();
        visit.apply(Skip {}, at(5'000));
        auto const saving = visit.apply(Say { 9 }, at(6'000));
        visit.kept(saving.at(0).ticket, at(6'001));

        only<Seal>(visit.apply(Next {}, at(6'060)));
    }
}
