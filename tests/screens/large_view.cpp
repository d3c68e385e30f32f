#include "glass.h"

#include "kiosk/screens/keyboard.h"
#include "sync/contract/keys.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

// On the second question, in the large view.
struct Large : Glass {
    explicit Large(Kind kind, std::vector<Wording> labels = {}, bool upright = false)
        : Glass(questionnaire_with(std::move(kind), std::move(labels)), upright ? 800 : 1280,
            upright ? 1280 : 800)
    {
        go_to_second_question();
        visit.apply(visit::ChangeView { visit::View::easier() }, moment());
        draw();
    }
};

std::vector<Choice> choices(int count)
{
    std::vector<Choice> made;
    for (int at = 0; at < count; ++at)
        made.push_back(choice(std::to_string(at)));
    return made;
}

}

TEST_SUITE_BEGIN("A8");

TEST_CASE("what goes on one screen has no key to turn")
{
    Large glass(Csat {}, numbered_labels(5));

    CHECK_FALSE(glass.element("Read on"));
}

TEST_CASE("answers that do not fit are turned to, each comes once a round, and none is smaller")
{
    for (auto const upright : { false, true }) {
        Large glass(ManyOf { choices(8), false }, {}, upright);
        std::multiset<std::string> seen;
        auto const first = glass.choices();
        auto leaf = first;
        do {
            seen.insert(leaf.begin(), leaf.end());
            for (auto const& element : glass.scene.elements()) {
                if (element.role == Role::Choice)
                    CHECK(element.text_height == 60);
            }
            REQUIRE(glass.element("Read on"));
            glass.tap("Read on");
            leaf = glass.choices();
        } while (leaf != first);

        CHECK(seen.size() == 8);
        CHECK(std::set<std::string>(seen.begin(), seen.end()).size() == 8);
    }
}

TEST_CASE("a tap on Standard view takes back what the figure gave")
{
    Glass glass(questionnaire_with(Nps {}));
    glass.tap("Everyone can use this");
    REQUIRE(glass.visit.view() == visit::View::easier());

    glass.tap("Standard view");

    CHECK(glass.visit.view() == visit::View {});
}

TEST_CASE("the figure stands on the keyboard's screen too, both ways up and in both sizes")
{
    auto const secret = TextSecret::generate();
    auto const keyboards = *Keyboards::read(std::filesystem::path(PEAKEND_SOURCE) / "assets/keyboards");
    for (auto const upright : { false, true }) {
        Glass glass(questionnaire_with(Text { 40 }), upright ? 800 : 1280, upright ? 1280 : 800);
        glass.keyboard = keyboards.for_language("en");
        glass.visit.pen({ [&](std::string_view words, std::string const& consent) {
                             return std::optional(seal_words(secret.public_key(), words, consent));
                         },
            [](std::string const&) { return true; }, {} });
        glass.go_to_second_question();
        REQUIRE(glass.visit.draft());
        auto const usual = glass.element("q")->text_height;

        glass.tap("Everyone can use this");

        REQUIRE(glass.visit.view() == visit::View::easier());
        CHECK(glass.element("q")->text_height > 1.5f * usual);
        glass.tap("Everyone can use this");
        CHECK(glass.visit.choosing_view());
    }
}

TEST_SUITE_END();
