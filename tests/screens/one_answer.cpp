// Goal A9: a hand that trembles or taps too often gives one answer, and the one that it meant.

#include "glass.h"

#include "kiosk/screens/language.h"
#include "kiosk/screens/sheet.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

struct Meant {
    char const* kind;
    Kind question;
    std::vector<Wording> labels;
    char const* label;
    Value value;
};

std::vector<Meant> kinds()
{
    return { { "faces", Smiley { 5 }, numbered_labels(5), "word 3", 4 },
        { "stars", Csat {}, numbered_labels(5), "word 3", 4 },
        { "0 to 10", Nps {}, { in_both("Never"), in_both("Surely") }, "7", 7 },
        { "1 to 7", Ces { 7, Polarity::HighIsGood }, numbered_labels(7), "word 4", 5 },
        { "one tile", one_of(), {}, "I say price", std::string("price") },
        { "many tiles", many_of(), {}, "I say price", std::vector<std::string> { "price" } } };
}

constexpr Milliseconds between_taps { 130 };

// A hand that trembles does not look for what it taps again.
void tap_often(Glass& glass, std::string_view label, int taps)
{
    auto const* element = glass.element(label);
    REQUIRE(element);
    auto const target = element->target;
    glass.now = std::max(glass.now, glass.visit.hears_from());
    for (; taps > 0; --taps) {
        glass.tap(target);
        glass.wait(between_taps);
    }
}

std::string question(Glass const& glass) { return glass.visit.interview().question().key; }

std::size_t answers(Glass const& glass) { return glass.visit.interview().answers().size(); }

// What has been said to the question that is tested, once all is stored.
Value const* answer(Glass& glass)
{
    auto const& answers = glass.visit.interview().answers();
    CHECK(answers.size() == 2);
    return glass.visit.interview().said("asked");
}

}

TEST_SUITE_BEGIN("A9");

TEST_CASE("a finger that drifts 10 mm while it is down gives the answer that it came down on")
{
    for (auto const upright : { false, true }) {
        for (auto const& [kind, question, labels, label, value] : kinds()) {
            for (auto const down : { false, true }) {
                CAPTURE(kind);
                CAPTURE(upright);
                CAPTURE(down);
                Glass glass(questionnaire_with(question, labels), upright ? 800 : 1280, upright ? 1280 : 800);
                glass.go_to_second_question();
                auto const target = glass.element(label)->target;
                auto const half = 5 * Sheet::design_per_mm;
                auto const x = target.centre_x();
                auto const y = target.centre_y();

                glass.press(x - (down ? 0 : half), y - (down ? half : 0));
                glass.press(x + (down ? 0 : half), y + (down ? half : 0));
                glass.lift();

                auto const* said = answer(glass);
                REQUIRE(said);
                CHECK(*said == value);
            }
        }
    }
    MESSAGE("A9 10 mm of drift across and down: one answer, as meant, of ", kinds().size(), " kinds");
}

TEST_CASE("two or three taps in 400 ms give one answer")
{
    for (int const taps : { 2, 3 })
        for (auto const& [kind, question, labels, label, value] : kinds()) {
            CAPTURE(kind);
            CAPTURE(taps);
            Glass glass(questionnaire_with(question, labels));
            glass.go_to_second_question();
            auto const target = glass.element(label)->target;

            for (int tap = 0; tap < taps; ++tap) {
                glass.tap(target);
                glass.wait(between_taps);
            }

            auto const* said = answer(glass);
            REQUIRE(said);
            CHECK(*said == value);
            CHECK(glass.visit.interview().question().key == "asked");
        }
    MESSAGE("A9 two or three taps in 400 ms: one answer, as meant, of ", kinds().size(), " kinds");
}

TEST_CASE("who is still there and taps it two or three times answers nothing by it")
{
    for (int const taps : { 2, 3 })
        for (auto const upright : { false, true })
            for (auto const& [kind, asked, labels, label, value] : kinds()) {
                CAPTURE(kind);
                CAPTURE(taps);
                CAPTURE(upright);
                Glass glass(questionnaire_with(asked, labels), upright ? 800 : 1280, upright ? 1280 : 800);
                glass.go_to_second_question();
                glass.now = *glass.visit.deadline();
                glass.visit.pass(glass.moment());
                REQUIRE(glass.visit.phase() == visit::Phase::StillThere);

                tap_often(glass, "Yes, carry on", taps);

                CHECK(glass.visit.phase() == visit::Phase::Asking);
                CHECK(question(glass) == "asked");
                CHECK(answers(glass) == 1);
            }
}

TEST_CASE("two or three taps on a language of the sheet choose it, and begin no visit")
{
    auto made = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    made->languages = { "en", "zh-Hans", "zh-Hant", "es", "fr", "de", "ar", "hi", "he", "ja", "ko" };
    for (int const taps : { 2, 3 })
        for (auto const upright : { false, true })
            for (auto const& language : made->languages) {
                CAPTURE(language);
                CAPTURE(taps);
                CAPTURE(upright);
                Glass glass(made, upright ? 800 : 1280, upright ? 1280 : 800);
                tap_often(glass, "More languages", taps);
                REQUIRE(glass.visit.choosing_language());

                tap_often(glass, own_name(language), taps);

                CHECK(glass.visit.language() == language);
                CHECK_FALSE(glass.visit.choosing_language());
                CHECK_FALSE(glass.visit.open());
            }
}

TEST_CASE("two or three taps on the figure, its sheet or a switch of it change one thing")
{
    for (int const taps : { 2, 3 })
        for (auto const upright : { false, true }) {
            CAPTURE(taps);
            CAPTURE(upright);
            Glass glass(questionnaire_with(Nps {}), upright ? 800 : 1280, upright ? 1280 : 800);

            tap_often(glass, "Everyone can use this", taps);
            CHECK(glass.visit.view() == visit::View::easier());
            CHECK_FALSE(glass.visit.choosing_view());
            tap_often(glass, "Everyone can use this", taps);
            CHECK(glass.visit.choosing_view());
            tap_often(glass, "Mirror", taps);
            CHECK(glass.visit.view().mirrored);
            tap_often(glass, "Close", taps);
            CHECK_FALSE(glass.visit.choosing_view());

            CHECK_FALSE(glass.visit.open());
        }
}

TEST_CASE("two or three taps on Skip, Next or Back are one step")
{
    for (int const taps : { 2, 3 })
        for (auto const upright : { false, true }) {
            CAPTURE(taps);
            CAPTURE(upright);
            auto const width = upright ? 800.0f : 1280.0f;
            auto const height = upright ? 1280.0f : 800.0f;
            {
                // Skip has the same place on both questions.
                Glass skipping(questionnaire_with(one_of()), width, height);
                skipping.go_to_second_question();
                tap_often(skipping, "Skip", taps);
                REQUIRE(skipping.visit.phase() == visit::Phase::Asking);
                CHECK(question(skipping) == "last");
                tap_often(skipping, "Back", taps);
                CHECK(question(skipping) == "asked");
                CHECK(answers(skipping) == 1);
            }
            Glass going_on(questionnaire_with(Nps {}), width, height);
            going_on.go_to_second_question();
            going_on.tap("7");
            tap_often(going_on, "Next", taps);
            REQUIRE(going_on.visit.phase() == visit::Phase::Asking);
            CHECK(question(going_on) == "last");
            CHECK(answers(going_on) == 2);
        }
    MESSAGE("A9 two or three taps in 400 ms: one change of screen, and nothing answered on the new one");
}

TEST_CASE("two or three taps on Done leave the thanks to be read, and on theirs begin no visit")
{
    auto made = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    made->questions.pop_back();
    for (int const taps : { 2, 3 })
        for (auto const upright : { false, true }) {
            CAPTURE(taps);
            CAPTURE(upright);
            Glass glass(made, upright ? 800 : 1280, upright ? 1280 : 800);
            glass.go_to_second_question();
            glass.tap("7");

            tap_often(glass, "Done", taps);
            CHECK(glass.visit.phase() == visit::Phase::Thanking);
            tap_often(glass, "Done", taps);
            CHECK(glass.visit.phase() == visit::Phase::Asking);
            CHECK_FALSE(glass.visit.open());
        }
}

TEST_SUITE_END();
