#include "kiosk/screens/languages_sheet.h"

#include "glass.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

std::shared_ptr<Questionnaire const> in_languages(std::vector<std::string> languages)
{
    auto made = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    made->languages = std::move(languages);
    return made;
}

std::shared_ptr<Questionnaire const> in_seven_languages()
{
    return in_languages({ "zh-Hans", "es", "fr", "de", "en", "ar", "hi" });
}

std::vector<std::string> buttons(Glass& glass)
{
    glass.draw();
    std::vector<std::string> labels;
    for (auto const* element : glass.scene.targets()) {
        if ((element->role == Role::Button || element->role == Role::Tool)
            && element->label != "Everyone can use this")
            labels.push_back(element->label);
    }
    return labels;
}

using Labels = std::vector<std::string>;

}

TEST_SUITE_BEGIN("Languages sheet");

TEST_CASE("five languages stand in the bar, and none of one")
{
    Glass five(in_languages({ "en", "zh-Hans", "zh-Hant", "es", "ar" }));
    CHECK(buttons(five) == Labels { "English", "简体中文", "繁體中文", "Español", "العربية" });
}

TEST_CASE("a single language is nothing to choose")
{
    Glass one(in_languages({ "en" }));
    CHECK(buttons(one).empty());
}

TEST_CASE("of more than five, the default and the author's first three stand beside a globe")
{
    for (auto const upright : { false, true }) {
        Glass glass(in_seven_languages(), upright ? 800 : 1280, upright ? 1280 : 800);
        CHECK(buttons(glass) == Labels { "English", "简体中文", "Español", "Français", "More languages" });
        CHECK(glass.pictures.count("icons/globe") == 1);
    }
}

TEST_CASE("the globe opens a sheet with all languages, and a tap on one speaks it and closes the sheet")
{
    for (auto const upright : { false, true }) {
        Glass glass(in_seven_languages(), upright ? 800 : 1280, upright ? 1280 : 800);

        glass.tap("More languages");
        CHECK(buttons(glass)
            == Labels {
                "简体中文", "Español", "Français", "Deutsch", "English", "العربية", "हिन्दी", "Close" });
        CHECK(glass.choices().empty());
        glass.tap("Deutsch");

        CHECK(glass.visit.language() == "de");
        CHECK_FALSE(glass.visit.choosing_language());
        CHECK(glass.choices().size() == 5);
    }
}

TEST_CASE("the visitor's language is always among those in the bar")
{
    Glass glass(in_seven_languages());
    glass.tap("More languages");
    glass.tap("हिन्दी");

    CHECK(buttons(glass) == Labels { "English", "简体中文", "Español", "हिन्दी", "More languages" });
    CHECK(glass.element("हिन्दी")->chosen);
}

TEST_CASE("Close leaves the language as it was")
{
    Glass glass(in_seven_languages());
    glass.tap("More languages");
    glass.tap("Close");

    CHECK(glass.visit.language() == "en");
    CHECK(glass.element("word 0"));
}

TEST_CASE("a finger that came down on the globe taps nothing on the sheet")
{
    Glass glass(in_seven_languages());
    glass.press(glass.element("More languages")->target);
    glass.visit.apply(visit::OpenLanguages {}, glass.moment());
    glass.draw();
    glass.lift();

    CHECK_FALSE(glass.last_intent);
}

TEST_CASE("on later questions a tap on the place offers the languages again")
{
    Glass glass(in_languages({ "en", "ar" }));
    glass.go_to_second_question();

    glass.tap("Fitting rooms, Language");
    CHECK(buttons(glass) == Labels { "English", "العربية", "Close" });
    glass.tap("العربية");

    CHECK(glass.visit.language() == "ar");
    CHECK(glass.visit.interview().question().key == "asked");
}

TEST_CASE("the place cannot be tapped where there is one language")
{
    Glass glass(in_languages({ "en" }));
    glass.go_to_second_question();
    CHECK_FALSE(glass.scene.find("Fitting rooms, Language"));
    CHECK(glass.element("Fitting rooms"));
}

TEST_CASE("forty languages leave room for a finger on each, and none outside the glass")
{
    std::vector<std::string> many { "en" };
    for (char letter = 'a'; many.size() < 40; ++letter)
        for (auto const* first : { "q", "x" })
            many.push_back(std::string(first) + letter);
    many.resize(40);
    for (auto const upright : { false, true }) {
        Glass glass(in_languages(many), upright ? 800 : 1280, upright ? 1280 : 800);
        glass.tap("More languages");
        glass.draw();
        auto const targets = glass.scene.targets();
        REQUIRE(targets.size() == 41);
        for (auto const* element : targets) {
            CHECK(element->target.height >= 71);
            CHECK(element->target.width >= 71);
            CHECK(element->target.y >= 96);
            CHECK(element->target.y + element->target.height <= (upright ? 1280 : 800));
        }
    }
}

TEST_SUITE_END();
