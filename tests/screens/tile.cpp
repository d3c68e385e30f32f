#include "kiosk/screens/tile.h"

#include "glass.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

std::vector<Choice> eight_choices()
{
    std::vector<Choice> choices;
    for (int at = 0; at < 8; ++at)
        choices.push_back(choice(std::to_string(at)));
    return choices;
}

std::vector<std::string> ids(std::vector<Choice const*> const& order)
{
    std::vector<std::string> result;
    for (auto const* each : order)
        result.push_back(each->id);
    return result;
}

}

TEST_SUITE_BEGIN("Tiles");

TEST_CASE("shuffled choices keep every choice, their last one and the order of one visit")
{
    auto const choices = eight_choices();
    std::vector<std::vector<std::string>> orders;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        auto order = ids(shown_order(choices, true, seed));
        CHECK(order == ids(shown_order(choices, true, seed)));
        CHECK(order.back() == "7");
        orders.push_back(order);
        std::sort(order.begin(), order.end());
        CHECK(std::unique(order.begin(), order.end()) == order.end());
    }
    std::sort(orders.begin(), orders.end());
    CHECK(std::unique(orders.begin(), orders.end()) - orders.begin() > 40);
}

TEST_CASE("every choice comes first about equally often")
{
    auto const choices = eight_choices();
    std::map<std::string, int> first;
    for (std::uint64_t seed = 0; seed < 7'000; ++seed)
        ++first[shown_order(choices, true, seed).front()->id];
    CHECK(first.size() == 7);
    for (auto const& [id, count] : first) {
        CAPTURE(id);
        CHECK(count > 850);
        CHECK(count < 1'150);
    }
}

TEST_CASE("choices that are not to be shuffled stand as they were written")
{
    auto const choices = eight_choices();
    CHECK(ids(shown_order(choices, false, 5)) == ids(shown_order(choices, false, 6)));
    CHECK(shown_order(choices, false, 5).front()->id == "0");
}

TEST_CASE("up to twenty tiles stay apart, inside the glass and large enough for a finger")
{
    for (auto const upright : { false, true }) {
        for (int count = 2; count <= 20; ++count) {
            std::vector<Choice> choices;
            for (int at = 0; at < count; ++at)
                choices.push_back(choice(std::to_string(at)));
            Glass glass(
                questionnaire_with(ManyOf { choices, false }), upright ? 800 : 1280, upright ? 1280 : 800);
            glass.go_to_second_question();
            glass.draw();
            auto const bar = glass.scene.find("Back")->shape.y;
            CAPTURE(count);
            CAPTURE(upright);
            for (auto const* target : glass.scene.targets()) {
                if (target->role != Role::Choice)
                    continue;
                CHECK(target->shape.y + target->shape.height < bar);
                CHECK(target->shape.height >= 70);
                CHECK(target->shape.width >= 70);
            }
        }
    }
}

TEST_CASE("words of all tiles have one size, also where the longest word fits none of the larger ones")
{
    std::vector<Choice> choices;
    for (auto const* word : { "Quiet", "Unfriendly", "Warm", "Late" }) {
        choices.push_back(choice(word));
        choices.back().text = in_both(word);
    }
    Glass glass(questionnaire_with(OneOf { choices, false }));
    glass.go_to_second_question();
    glass.draw();

    CHECK(glass.element("Quiet")->words.height == glass.element("Unfriendly")->words.height);
}

TEST_CASE("a word that is longer than its tile goes on in the next line")
{
    std::string const word = "Informationsbeschaffungsschwierigkeiten";
    for (auto const count : { 5, 12 }) {
        std::vector<Choice> choices;
        for (int at = 0; at < count; ++at)
            choices.push_back(choice(std::to_string(at)));
        choices[1].text = in_both(word);
        for (auto const upright : { false, true }) {
            Glass glass(
                questionnaire_with(OneOf { choices, false }), upright ? 800 : 1280, upright ? 1280 : 800);
            glass.go_to_second_question();
            glass.draw();

            auto const tile = *glass.element(word);
            CAPTURE(count);
            CAPTURE(upright);
            CHECK(tile.words.x >= tile.shape.x);
            CHECK(tile.words.x + tile.words.width <= tile.shape.x + tile.shape.width);
        }
    }
}

TEST_SUITE_END();
