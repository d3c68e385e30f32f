#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

TEST_SUITE_BEGIN("Choice");

TEST_CASE("every face says its own value, with three, four and five faces")
{
    struct Row {
        int faces;
        std::vector<int> values;
    };
    for (auto const& row :
        { Row { 3, { 1, 3, 5 } }, Row { 4, { 1, 2, 4, 5 } }, Row { 5, { 1, 2, 3, 4, 5 } } }) {
        for (std::size_t at = 0; at < row.values.size(); ++at) {
            Glass glass(questionnaire_with(Smiley { row.faces }, numbered_labels(row.faces)));
            glass.go_to_second_question();

            glass.tap("word " + std::to_string(at));

            CHECK(glass.number_said() == row.values[at]);
        }
    }
}

TEST_CASE("every star says its own value")
{
    for (int stars = 1; stars <= 5; ++stars) {
        Glass glass(questionnaire_with(Csat {}, numbered_labels(5)));
        glass.go_to_second_question();

        glass.tap("word " + std::to_string(stars - 1));

        CHECK(glass.number_said() == stars);
    }
}

TEST_CASE("every number from 0 to 10 says itself, in both layouts")
{
    for (auto const upright : { false, true }) {
        for (int number = 0; number <= 10; ++number) {
            Glass glass(questionnaire_with(Nps {}, { in_both("Never"), in_both("Surely") }),
                upright ? 800 : 1280, upright ? 1280 : 800);
            glass.go_to_second_question();

            glass.tap(std::to_string(number));

            CHECK(glass.number_said() == number);
        }
    }
}

TEST_CASE("every point of agreement says its own value")
{
    for (auto const points : { 5, 7 }) {
        for (int value = 1; value <= points; ++value) {
            Glass glass(questionnaire_with(Ces { points, Polarity::HighIsGood }, numbered_labels(points)));
            glass.go_to_second_question();

            glass.tap("word " + std::to_string(value - 1));

            CHECK(glass.number_said() == value);
        }
    }
}

TEST_CASE("a tile of one_of says its choice")
{
    Glass glass(questionnaire_with(one_of()));
    glass.go_to_second_question();

    glass.tap("I say price");

    CHECK(glass.choice_said() == "price");
}

TEST_CASE("a tile of many_of goes on and off again")
{
    Glass glass(questionnaire_with(many_of()));
    glass.go_to_second_question();

    glass.tap("I say wait");
    REQUIRE(glass.wanted<visit::Toggle>());
    CHECK(glass.wanted<visit::Toggle>()->choice == "wait");
    CHECK(glass.element("I say wait")->chosen);

    glass.wait(Milliseconds(500));
    glass.tap("I say wait");
    CHECK_FALSE(glass.element("I say wait")->chosen);
}

TEST_SUITE_END();
