#include "tests/visit/steps.h"

using namespace peakend;
using namespace peakend::visit;

TEST_SUITE("Visit: languages")
{
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

    TEST_CASE("the sheet of languages opens and closes without touching an answer")
    {
        auto visit = some_visit();
        std::int64_t now = 1000;
        answered_by(visit, 4, now);

        CHECK(visit.apply(OpenLanguages {}, at(now)).empty());
        CHECK(visit.choosing_language());
        CHECK(visit.apply(CloseLanguages {}, at(now + 500)).empty());

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

        now += 500;
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
