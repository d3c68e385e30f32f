// Goal A9: a hand that trembles or taps too often gives one answer, and the one that it meant.

#include "glass.h"

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
                glass.wait(Milliseconds(130));
            }

            auto const* said = answer(glass);
            REQUIRE(said);
            CHECK(*said == value);
            CHECK(glass.visit.interview().question().key == "asked");
        }
    MESSAGE("A9 two or three taps in 400 ms: one answer, as meant, of ", kinds().size(), " kinds");
}

TEST_SUITE_END();
