#include "glass.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;
using visit::Phase;

namespace {

Kind one_of() { return OneOf { { choice("wait"), choice("price"), choice("other") }, false }; }
Kind many_of() { return ManyOf { { choice("wait"), choice("price"), choice("other") }, false }; }

int number_said(Glass const& glass)
{
    auto const* wanted = glass.wanted<visit::Say>();
    auto const* number = wanted ? std::get_if<int>(&wanted->value) : nullptr;
    return number ? *number : -1;
}

std::string choice_said(Glass const& glass)
{
    auto const* wanted = glass.wanted<visit::Say>();
    auto const* id = wanted ? std::get_if<std::string>(&wanted->value) : nullptr;
    return id ? *id : "";
}

}

TEST_SUITE_BEGIN("Screen");

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

            CHECK(number_said(glass) == row.values[at]);
        }
    }
}

TEST_CASE("every star says its own value")
{
    for (int stars = 1; stars <= 5; ++stars) {
        Glass glass(questionnaire_with(Csat {}, numbered_labels(5)));
        glass.go_to_second_question();

        glass.tap("word " + std::to_string(stars - 1));

        CHECK(number_said(glass) == stars);
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

            CHECK(number_said(glass) == number);
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

            CHECK(number_said(glass) == value);
        }
    }
}

TEST_CASE("a tile of one_of says its choice, a tile of many_of goes on or off")
{
    Glass one(questionnaire_with(one_of()));
    one.go_to_second_question();
    one.tap("I say price");
    CHECK(choice_said(one) == "price");
}

TEST_CASE("a tile of many_of goes on and off again")
{
    Glass glass(questionnaire_with(many_of()));
    glass.go_to_second_question();

    glass.tap("I say wait");
    REQUIRE(glass.wanted<visit::Toggle>());
    CHECK(glass.wanted<visit::Toggle>()->choice == "wait");
    CHECK(glass.element("I say wait")->chosen);

    glass.tap("I say wait");
    CHECK_FALSE(glass.element("I say wait")->chosen);
}

TEST_CASE("sliding off cancels a press")
{
    Glass glass(questionnaire_with(one_of()));
    auto const face = glass.element("word 2")->target;
    auto const other = glass.element("word 3")->target;

    glass.press(face);
    glass.slide(other);
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("a finger that came down beside a face taps nothing by sliding onto it")
{
    Glass glass(questionnaire_with(one_of()));
    auto const face = glass.element("word 2")->target;

    glass.press(4, 4);
    glass.slide(face);
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("a finger that came down on one screen taps nothing on the next")
{
    auto questionnaire = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    questionnaire->questions.back().kind = Nps {};
    Glass glass(questionnaire);
    glass.go_to_second_question();
    glass.tap("7");
    glass.storage_is_slow = true;
    glass.tap("8");
    auto const saving = glass.waiting_deeds.front().ticket;
    glass.tap("Next");

    glass.press(glass.element("3")->target);
    glass.visit.kept(saving, glass.moment());
    glass.rest();
    glass.draw();
    glass.lift();

    CHECK(glass.visit.interview().question().key == "last");
    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("on 0 to 10 a finger may slide, and only the lift counts")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    auto const three = glass.element("3")->target;
    auto const eight = glass.element("8")->target;

    CHECK_FALSE(glass.press(three).intent);
    CHECK_FALSE(glass.slide(eight).intent);
    glass.lift();

    CHECK(number_said(glass) == 8);
}

TEST_CASE("a finger that slides off the numbers says nothing")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    auto const three = glass.element("3")->target;

    glass.press(three);
    glass.press(three.centre_x(), 20);
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("0 and 10 reach to the edges of the glass, and no gap lies between numbers")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();

    CHECK(glass.element("0")->target.x == 0);
    auto const last = glass.element("10")->target;
    CHECK(last.x + last.width == doctest::Approx(1280));
    for (int number = 0; number < 10; ++number) {
        auto const left = glass.element(std::to_string(number))->target;
        auto const right = glass.element(std::to_string(number + 1))->target;
        CHECK(left.x + left.width == doctest::Approx(right.x));
    }
}

TEST_CASE("nothing looks chosen before it is saved")
{
    Glass glass(questionnaire_with(one_of()));
    glass.storage_is_slow = true;

    glass.tap("word 1");
    CHECK_FALSE(glass.element("word 1")->chosen);

    glass.visit.kept(glass.waiting_deeds.front().ticket, glass.moment());
    CHECK(glass.element("word 1")->chosen);
}

TEST_CASE("a calm sign shows that an answer is waiting, and not at once")
{
    Glass glass(questionnaire_with(one_of()));
    glass.storage_is_slow = true;
    glass.tap("word 1");
    CHECK_FALSE(glass.element("One moment, please."));

    glass.wait(glass.visit.patience().calm);

    CHECK(glass.element("One moment, please."));
}

TEST_CASE("taps while an answer settles are not heard")
{
    Glass glass(questionnaire_with(one_of()));
    glass.tap("word 1");
    glass.wait(Milliseconds(100));

    glass.tap("word 3");

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("right to left mirrors faces, numbers and the bar, and not what they say")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.tap("العربية");
    REQUIRE(glass.visit.language() == "ar");
    CHECK(glass.element("word 0")->shape.x > glass.element("word 4")->shape.x);
    CHECK(glass.element("English")->shape.x > glass.element("العربية")->shape.x);

    glass.go_to_second_question();
    CHECK(glass.element("0")->shape.x > glass.element("10")->shape.x);
    CHECK(glass.element("Back")->shape.x > glass.element("Skip")->shape.x);

    glass.tap("0");
    CHECK(number_said(glass) == 0);
}

TEST_CASE("choices stand in the scene from low to high, whichever way they are drawn")
{
    Glass glass(questionnaire_with(Nps {}));
    std::vector<std::string> const expected { "word 0", "word 1", "word 2", "word 3", "word 4" };
    CHECK(glass.choices() == expected);

    glass.tap("العربية");
    CHECK(glass.choices() == expected);
}

TEST_CASE("the first question offers languages and no way back, later ones Back and Skip")
{
    Glass glass(questionnaire_with(Nps {}));
    CHECK(glass.element("English")->chosen);
    CHECK_FALSE(glass.element("Back"));
    CHECK_FALSE(glass.element("Skip"));

    glass.go_to_second_question();
    CHECK_FALSE(glass.element("English"));
    CHECK(glass.element("Back"));
    CHECK(glass.element("Skip"));
}

TEST_CASE("Next cannot be tapped before something is chosen")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    REQUIRE(glass.element("Next"));
    CHECK_FALSE(glass.scene.find("Next"));

    glass.tap("7");
    glass.tap("Next");

    CHECK(glass.visit.interview().question().key == "last");
}

TEST_CASE("Back leads to the question before, where the answer is shown as chosen")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();

    glass.tap("Back");
    glass.rest();

    CHECK(glass.visit.interview().question().key == "face");
    CHECK(glass.element("word 4")->chosen);
}

TEST_CASE("the face that was tapped stands beside the reasons")
{
    Glass glass(questionnaire_with(many_of()));
    glass.go_to_second_question();
    glass.draw();
    CHECK(glass.pictures.count("faces/face-5-very-good") == 1);
}

TEST_CASE("no face stands beside tiles when the answer before was a number")
{
    auto numbers = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    Glass glass(numbers);
    glass.go_to_second_question();
    glass.tap("7");
    glass.tap("Next");
    glass.rest();
    glass.draw();

    CHECK(glass.visit.interview().question().key == "last");
    CHECK(glass.pictures.empty());
}

TEST_CASE("the thanks after a bad answer are their own")
{
    auto questionnaire = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    questionnaire->thanks_after_bad = { in_both("We are sorry."), in_both("We will look.") };
    questionnaire->questions.resize(1);
    for (auto const bad : { true, false }) {
        Glass glass(questionnaire);
        glass.tap(bad ? "word 0" : "word 4");
        glass.rest();
        glass.visit.pass(glass.moment());
        REQUIRE(glass.visit.phase() == Phase::Thanking);

        CHECK((glass.element("We are sorry.") != nullptr) == bad);
        CHECK((glass.element("Thank you.") != nullptr) == !bad);
    }
}

TEST_CASE("Done on the thanks goes back to the start")
{
    auto questionnaire = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    questionnaire->questions.resize(1);
    Glass glass(questionnaire);
    glass.tap("word 4");
    glass.rest();
    glass.visit.pass(glass.moment());

    glass.tap("Done");

    CHECK(glass.visit.phase() == Phase::Asking);
    CHECK_FALSE(glass.visit.open());
}

TEST_CASE("whoever is still there carries on, and the first thing to tap says so")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    glass.now = *glass.visit.deadline();
    glass.visit.pass(glass.moment());
    REQUIRE(glass.visit.phase() == Phase::StillThere);
    glass.draw();
    CHECK(glass.scene.targets().front()->label == "Yes, carry on");

    glass.tap("Yes, carry on");

    CHECK(glass.visit.phase() == Phase::Asking);
    CHECK(glass.visit.interview().question().key == "asked");
}

TEST_CASE("out of order offers nothing to tap")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.storage_is_slow = true;
    glass.tap("word 1");
    glass.visit.lost(glass.waiting_deeds.front().ticket, glass.moment());
    glass.draw();

    CHECK(glass.visit.phase() == Phase::OutOfOrder);
    CHECK(glass.scene.targets().empty());
}

TEST_CASE("a question whose words are too long for one line gets smaller letters, never fewer")
{
    auto questionnaire = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    auto const words = std::string(60, 'w');
    questionnaire->questions.front().text = in_both(words);
    Glass glass(questionnaire);

    auto const* heading = glass.element(words);

    REQUIRE(heading);
    CHECK(heading->text_height == 54);
    CHECK(heading->words.x + heading->words.width <= 1280 - 63);
}

TEST_CASE("a glass of another size shows the same, larger or smaller, within its edges")
{
    struct Size {
        float width, height;
    };
    for (auto const size :
        { Size { 1024, 600 }, Size { 1920, 1080 }, Size { 3840, 2160 }, Size { 1080, 1920 } }) {
        Glass glass(questionnaire_with(Nps {}), size.width, size.height);
        glass.draw();
        for (auto const& element : glass.scene.elements()) {
            CHECK(element.shape.x >= 0);
            CHECK(element.shape.y >= 0);
            CHECK(element.shape.x + element.shape.width <= size.width);
            CHECK(element.shape.y + element.shape.height <= size.height);
        }
    }
}

TEST_SUITE_END();
