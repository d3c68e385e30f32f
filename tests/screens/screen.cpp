#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

TEST_SUITE_BEGIN("Screen");

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
    CHECK(glass.number_said() == 0);
}

TEST_CASE("choices stand in the scene from low to high, whichever way they are drawn")
{
    Glass glass(questionnaire_with(Nps {}));
    std::vector<std::string> const expected { "word 0", "word 1", "word 2", "word 3", "word 4" };
    CHECK(glass.choices() == expected);

    glass.tap("العربية");
    CHECK(glass.choices() == expected);
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
    Glass glass(questionnaire_with(Nps {}));
    glass.go_to_second_question();
    glass.tap("7");
    glass.tap("Next");
    glass.rest();
    glass.draw();

    CHECK(glass.visit.interview().question().key == "last");
    for (auto const& picture : glass.pictures)
        CHECK(picture.find("faces/") == std::string::npos);
}

TEST_CASE("a question whose words are too long for one line gets smaller letters, never fewer")
{
    auto questionnaire = questionnaire_with(Nps {});
    std::string const words = "wwwwwwwww wwwwwwwww wwwwwwwww wwwwwwwww wwwwwwwww wwwwwwwwww";
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
