#include "tests/visit/steps.h"

using namespace peakend;
using namespace peakend::visit;

TEST_SUITE("Visit")
{
    TEST_CASE("the first tap opens a response with its answer")
    {
        auto visit = some_visit();

        auto const deeds = visit.apply(Say { 4 }, at(1000));

        auto const& begin = only<Begin>(deeds);
        CHECK(begin.opening.id == numbered(1));
        CHECK(begin.opening.started == at(1000));
        CHECK(begin.answer == Answer { "face", 4, false });
        CHECK(visit.open());
    }

    TEST_CASE("nothing is shown as chosen before it is kept")
    {
        auto visit = some_visit();

        auto const deeds = visit.apply(Say { 4 }, at(1000));
        CHECK_FALSE(visit.interview().said("face"));
        CHECK_FALSE(visit.settling_since());
        visit.kept(deeds[0].ticket, at(1005));

        CHECK(visit.interview().said("face"));
        CHECK(visit.settling_since() == boot_instant_of(1005));
    }

    TEST_CASE("three taps in 400 ms are one answer")
    {
        auto visit = some_visit();
        auto const deeds = visit.apply(Say { 4 }, at(1000));

        CHECK(visit.apply(Say { 1 }, at(1002)).empty());
        visit.kept(deeds[0].ticket, at(1005));
        CHECK(visit.apply(Say { 2 }, at(1300)).empty());
        visit.pass(at(1405));

        CHECK(*visit.interview().said("face") == Value(4));
        CHECK(visit.interview().question().key == "nps");
    }

    TEST_CASE("a chosen number waits for Done and can be altered")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        answered_by(visit, 7, now);

        auto const deeds = visit.apply(Say { 9 }, at(now));
        CHECK(only<Keep>(deeds).answer == Answer { "nps", 9, true });
        visit.kept(deeds[0].ticket, at(now));
        auto const sealed = visit.apply(Next {}, at(now + 50));

        CHECK(only<Seal>(sealed).closing.ending == Ending::Completed);
        CHECK(only<Seal>(sealed).closing.took == Milliseconds(now - 1000));
        CHECK(visit.phase() == Phase::Thanking);
    }

    TEST_CASE("Done before the commit is remembered")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        auto const deeds = visit.apply(Say { 9 }, at(now));

        CHECK(visit.apply(Next {}, at(now)).empty());
        auto const sealed = visit.kept(deeds[0].ticket, at(now + 20));

        CHECK(only<Seal>(sealed).closing.ending == Ending::Completed);
    }

    TEST_CASE("each toggle is kept as the whole set in the questionnaire's order")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 1, now);

        auto deeds = visit.apply(Toggle { "price" }, at(now));
        CHECK(only<Keep>(deeds).answer.value == Value(std::vector<std::string> { "price" }));
        visit.kept(deeds[0].ticket, at(now));
        deeds = visit.apply(Toggle { "wait" }, at(now));
        CHECK(only<Keep>(deeds).answer.value == Value(std::vector<std::string> { "wait", "price" }));
        visit.kept(deeds[0].ticket, at(now));
        deeds = visit.apply(Toggle { "price" }, at(now));

        CHECK(only<Keep>(deeds).answer.value == Value(std::vector<std::string> { "wait" }));
    }

    TEST_CASE("a hand that trembles ticks once; a later tap takes the tick away")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 1, now);
        auto const first = visit.apply(Toggle { "price" }, at(now));
        visit.kept(first[0].ticket, at(now + 10));

        CHECK(visit.apply(Toggle { "price" }, at(now + 130)).empty());
        CHECK(visit.apply(Toggle { "price" }, at(now + 500)).empty());
        auto const later = visit.apply(Toggle { "price" }, at(now + 900));

        CHECK(only<Keep>(later).answer.value == Value(std::vector<std::string> {}));
    }

    TEST_CASE("without a touch it asks, then seals timed_out and is as new")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        visit.apply(Speak { "ar" }, at(500));
        answered_by(visit, 1, now);

        CHECK(visit.deadline() == boot_instant_of(1000 + 20'000));
        CHECK(visit.pass(at(21'000)).empty());
        CHECK(visit.phase() == Phase::StillThere);
        auto const sealed = visit.pass(at(41'000));

        CHECK(only<Seal>(sealed).closing.ending == Ending::TimedOut);
        CHECK(only<Seal>(sealed).closing.language == "ar");
        CHECK(visit.phase() == Phase::Asking);
        CHECK(visit.language() == "en");
        CHECK(visit.interview().answers().empty());
        CHECK_FALSE(visit.deadline());
    }

    TEST_CASE("whoever is still there goes on where they were")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 1, now);
        visit.pass(at(21'000));

        visit.apply(Stay {}, at(30'000));

        CHECK(visit.phase() == Phase::Asking);
        CHECK(visit.interview().question().key == "why");
        CHECK(visit.deadline() == boot_instant_of(50'000));
    }

    TEST_CASE("whoever has finished leaves with what they said")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 1, now);
        visit.pass(at(21'000));

        auto const sealed = visit.apply(Leave {}, at(22'000));

        CHECK(only<Seal>(sealed).closing.ending == Ending::WalkedAway);
        CHECK_FALSE(visit.open());
    }

    TEST_CASE("a visit right after another is flagged")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        answered_by(visit, 9, now);
        visit.apply(Next {}, at(now));
        visit.apply(Leave {}, at(now + 500));

        auto const begin = visit.apply(Say { 5 }, at(now + 1'000));

        CHECK(only<Begin>(begin).opening.flags == std::vector<Flag> { Flag::TooFast });
    }

    TEST_CASE("Back leads to the question before with its answer, and a skip past one without")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 1, now);

        visit.apply(Back {}, at(now));
        CHECK(visit.interview().question().key == "face");
        CHECK(visit.came_back());
        answered_by(visit, 2, now);
        visit.apply(Skip {}, at(now));

        CHECK(visit.interview().question().key == "nps");
        CHECK(*visit.interview().said("face") == Value(2));
        CHECK_FALSE(visit.interview().said("why"));
    }

    TEST_CASE("the thanks end by themselves")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        answered_by(visit, 9, now);
        visit.apply(Next {}, at(now));

        CHECK(visit.ends_at() == boot_instant_of(now + 12'000));
        visit.pass(at(now + 12'000));

        CHECK(visit.phase() == Phase::Asking);
    }
}
