#include "tests/visit/walks.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::visit;

namespace {

RecordId numbered(std::uint8_t number)
{
    std::array<std::uint8_t, 12> bytes {};
    bytes[0] = number;
    return RecordId(bytes);
}

Visit some_visit()
{
    return Visit(some_questionnaire(), RevisionId(), Patience {},
        [number = std::uint8_t { 0 }]() mutable { return numbered(++number); });
}

template <class What>
What const& only(std::vector<Deed> const& deeds)
{
    REQUIRE(deeds.size() == 1);
    REQUIRE(std::holds_alternative<What>(deeds[0].what));
    return std::get<What>(deeds[0].what);
}

// Says, has it kept at once, and lets the settling pass.
std::vector<Deed> answered_by(Visit& visit, Value value, std::int64_t& now)
{
    auto const deeds = visit.apply(Say { std::move(value) }, at(now));
    REQUIRE(deeds.size() == 1);
    auto after = visit.kept(deeds[0].ticket, at(now));
    now += 400;
    auto later = visit.pass(at(now));
    after.insert(after.end(), later.begin(), later.end());
    return after;
}

}

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

    TEST_CASE("a language alone is forgotten without a response")
    {
        auto visit = some_visit();

        visit.apply(Speak { "ar" }, at(0));
        CHECK(visit.language() == "ar");
        auto const deeds = visit.pass(at(20'000));

        CHECK(deeds.empty());
        CHECK(visit.language() == "en");
        CHECK(visit.phase() == Phase::Asking);
    }

    TEST_CASE("a language that the questionnaire does not have changes nothing")
    {
        auto visit = some_visit();

        visit.apply(Speak { "tlh" }, at(0));

        CHECK(visit.language() == "en");
    }

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
        visit.apply(Leave {}, at(now + 10));

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

    TEST_CASE("a visit right after another is flagged")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        answered_by(visit, 9, now);
        visit.apply(Next {}, at(now));
        visit.apply(Leave {}, at(now + 10));

        auto const begin = visit.apply(Say { 5 }, at(now + 20));

        CHECK(only<Begin>(begin).opening.flags == std::vector<Flag> { Flag::TooFast });
    }

    TEST_CASE("a new questionnaire waits for the next visitor")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 5, now);
        auto fresh = std::make_shared<Questionnaire>(*some_questionnaire());
        fresh->questions[0].key = "smile";

        visit.publish(fresh, RevisionId());
        CHECK(visit.interview().question().key == "nps");
        visit.pass(at(now + 20'000));
        visit.pass(at(now + 40'000));

        CHECK(visit.interview().question().key == "smile");
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

    TEST_CASE("the sheet of languages opens and closes without touching an answer")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 4, now);

        CHECK(visit.apply(OpenLanguages {}, at(now)).empty());
        CHECK(visit.choosing_language());
        CHECK(visit.apply(CloseLanguages {}, at(now)).empty());

        CHECK_FALSE(visit.choosing_language());
        CHECK(visit.interview().question().key == "nps");
        CHECK(visit.open());
    }

    TEST_CASE("choosing a language closes the sheet")
    {
        auto visit = some_visit();
        visit.apply(OpenLanguages {}, at(1000));

        visit.apply(Speak { "ar" }, at(2000));

        CHECK(visit.language() == "ar");
        CHECK_FALSE(visit.choosing_language());
    }

    TEST_CASE("nothing below the sheet of languages can be answered")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 4, now);
        visit.apply(OpenLanguages {}, at(now));

        CHECK(visit.apply(Say { 7 }, at(now)).empty());
        visit.apply(Skip {}, at(now));
        visit.apply(Back {}, at(now));
        visit.apply(Next {}, at(now));

        CHECK(visit.interview().question().key == "nps");
        CHECK(visit.open());
    }

    TEST_CASE("the sheet of languages does not open over an answer on its way")
    {
        auto visit = some_visit();
        visit.apply(Say { 4 }, at(1000));

        visit.apply(OpenLanguages {}, at(1001));

        CHECK_FALSE(visit.choosing_language());
    }

    TEST_CASE("a visitor who leaves the sheet of languages open is forgotten with it")
    {
        auto visit = some_visit();
        visit.apply(Speak { "ar" }, at(500));
        visit.apply(OpenLanguages {}, at(1000));

        visit.pass(at(1000 + Patience {}.still_there.count()));

        CHECK_FALSE(visit.choosing_language());
        CHECK(visit.language() == "en");
    }

    TEST_CASE("after an answer, idle time on the sheet of languages leads to \"still there?\" without it")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 4, now);
        visit.apply(OpenLanguages {}, at(now));

        visit.pass(at(now + Patience {}.still_there.count()));

        CHECK(visit.phase() == Phase::StillThere);
        CHECK_FALSE(visit.choosing_language());
    }
}
