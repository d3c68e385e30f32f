#include "kiosk/narration.h"

#include "tests/kiosk/ear.h"

using namespace peakend;
using screens::questionnaire_with;

namespace {

constexpr char const* keys = "Press next or back to move. Press choose to tap it.";

// On the second question, with the ring on it.
std::unique_ptr<Ear> ear_at(Kind kind, std::vector<Wording> labels = {})
{
    auto ear = std::make_unique<Ear>(questionnaire_with(std::move(kind), std::move(labels)));
    ear->plug_in();
    ear->glass.go_to_second_question();
    ear->pass_time(Milliseconds(500));
    ear->next();
    return ear;
}

}

TEST_SUITE("Narration")
{
    TEST_CASE("a new screen is told whole: what it asks, what stands beside it, and how the keys answer")
    {
        Ear ear(questionnaire_with(Nps {}));

        ear.plug_in();

        REQUIRE(ear.heard.size() == 1);
        CHECK(ear.line()
            == std::string("How was it? One tap. No names, no camera. Fitting rooms. Tidemark. ") + keys);
        CHECK(ear.heard.front().language == "en");
    }

    TEST_CASE("while nothing changes nothing is said")
    {
        Ear ear(questionnaire_with(Nps {}));
        ear.plug_in();
        ear.heard.clear();

        ear.pass_time(Milliseconds(5000));

        CHECK(ear.heard.empty());
    }

    TEST_CASE("a step of the ring tells label, place and state of what it is on")
    {
        auto const ear = ear_at(screens::one_of());
        CHECK(ear->line() == "And this?");

        ear->next();
        CHECK(ear->line() == "Fitting rooms, Language, button");
        ear->next();
        CHECK(ear->line() == "Everyone can use this, button");
        ear->next();
        CHECK(ear->line() == "I say wait, 1 of 3, not chosen");
        ear->next();
        CHECK(ear->line() == "I say price, 2 of 3, not chosen");
        ear->press(stage::Key::Kind::Back);
        CHECK(ear->line() == "I say wait, 1 of 3, not chosen");
    }

    TEST_CASE("a number is not counted")
    {
        auto const ear = ear_at(Nps {});

        CHECK(ear->go_to("0"));

        CHECK(ear->line() == "0, not chosen");
    }

    TEST_CASE("what stands beside a question is told with it")
    {
        auto ear = ear_at(Nps {}, { screens::in_both("not at all"), screens::in_both("surely") });

        CHECK(ear->hears("And this? "));
        CHECK(ear->hears("not at all"));
        CHECK(ear->hears("surely"));
    }

    TEST_CASE("a choice is said to be chosen when it is kept, and not before")
    {
        auto const ear = ear_at(screens::many_of());
        REQUIRE(ear->go_to("I say wait, 1 of 3, not chosen"));
        ear->glass.storage_is_slow = true;

        ear->choose();
        CHECK_FALSE(ear->hears("I say wait"));
        for (auto const& deed : std::exchange(ear->glass.waiting_deeds, {}))
            ear->glass.visit.kept(deed.ticket, ear->glass.moment());
        ear->pass_time(Milliseconds(50));
        CHECK(ear->line() == "I say wait, chosen");

        ear->glass.storage_is_slow = false;
        ear->choose();
        CHECK(ear->line() == "I say wait, not chosen");
    }

    TEST_CASE("the last choice is heard before the next question is told")
    {
        auto const ear = ear_at(screens::one_of());
        REQUIRE(ear->go_to("I say wait"));

        ear->choose();

        REQUIRE(ear->heard.size() == 2);
        CHECK(ear->heard.front().words == "I say wait, chosen");
        CHECK(ear->heard.back().words == std::string("Again? Question 3 of 3. ") + keys);
        CHECK(ear->heard_at - ear->glass.visit.shown_since() <= Milliseconds(500));
    }

    TEST_CASE("the next question waits until it was heard what was chosen")
    {
        auto const ear = ear_at(screens::one_of());
        REQUIRE(ear->go_to("I say wait"));
        ear->pass_time(Milliseconds(2000));
        ear->time_of_a_line = Milliseconds(1500);

        ear->choose();
        REQUIRE(ear->heard.size() == 1);
        auto const chosen_at = ear->heard_at;
        ear->pass_time(Milliseconds(3000));

        REQUIRE(ear->heard.size() == 2);
        CHECK(ear->heard_at - chosen_at >= Milliseconds(1500));
        CHECK(ear->heard_at - chosen_at <= Milliseconds(2000));
    }

    TEST_CASE("who is silent for long is warned, and can put it off ten times")
    {
        auto const ear = ear_at(screens::one_of());
        for (int times = 0; times < 10; ++times) {
            ear->heard.clear();
            ear->pass_time(Milliseconds(40'000));
            REQUIRE(ear->glass.visit.phase() == visit::Phase::StillThere);
            CHECK(ear->hears("Are you still there?"));
            CHECK(ear->hears("Seconds left: 40."));
            CHECK(*ear->glass.visit.ends_at() - ear->glass.now >= Milliseconds(20'000));

            REQUIRE(ear->go_to("Yes, carry on, button"));
            ear->choose();

            REQUIRE(ear->glass.visit.phase() == visit::Phase::Asking);
            CHECK(ear->hears("And this?"));
        }
    }

    TEST_CASE("the name of a language is said in that language")
    {
        Ear ear(questionnaire_with(Nps {}));
        ear.plug_in();
        REQUIRE(ear.go_to("العربية"));

        CHECK(ear.heard.back().language == "ar");

        ear.choose();
        CHECK(ear.heard.back().language == "ar");
        CHECK(ear.hears("How was it?"));
    }

    TEST_CASE("whoever turns it on hears the screen that is on, and whoever comes next hears nothing")
    {
        Ear ear(questionnaire_with(Nps {}));
        ear.plug_in();
        ear.glass.visit.apply(visit::ChangeView { {} }, ear.glass.moment());
        ear.pass_time(Milliseconds(100));
        ear.heard.clear();
        ear.plug_in();
        CHECK(ear.hears("How was it?"));

        ear.glass.go_to_second_question();
        ear.glass.visit.walked_away(ear.glass.moment());
        ear.heard.clear();
        ear.pass_time(Milliseconds(1000));
        ear.next();

        CHECK(ear.heard.empty());
    }

    TEST_CASE("switches of the view are said to be chosen, and not chosen again")
    {
        Ear ear(questionnaire_with(Nps {}));
        ear.glass.can_speak = true;
        ear.plug_in();
        ear.glass.visit.apply(visit::OpenViews {}, ear.glass.moment());
        ear.pass_time(Milliseconds(500));
        CHECK(ear.hears("Everyone can use this"));
        REQUIRE(ear.go_to("Low reach"));

        ear.choose();
        CHECK(ear.line() == "Low reach, chosen");
        ear.choose();
        CHECK(ear.line() == "Low reach, not chosen");
    }
}
