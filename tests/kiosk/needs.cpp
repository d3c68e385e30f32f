#include "kiosk/needs.h"

#include "tests/kiosk/shipped.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

Questionnaire shipped(std::string const& name) { return *questionnaire_in(assets / "questionnaires" / name); }

}

TEST_SUITE("Needs")
{
    TEST_CASE("what is shipped has all that it needs")
    {
        for (auto const* name : { "fitting-rooms.json", "store-exit.json", "till.json" })
            CHECK(unmet_needs(shipped(name), assets) == std::vector<std::string>());
    }

    TEST_CASE("an icon that is not there, of the title or of a choice, is told with the one that was meant")
    {
        auto asked = shipped("till.json");
        asked.icon = "hangar";
        auto& choices = std::get<ManyOf>(asked.questions[1].kind).choices;
        choices[2].icon = "nowhere-at-all";

        auto const needs = unmet_needs(asked, assets);

        REQUIRE(needs.size() == 2);
        CHECK(needs[0].starts_with("/icon: there is no picture 'hangar' in "));
        CHECK(needs[0].ends_with("(did you mean 'hanger'?)"));
        CHECK(needs[1].starts_with("/questions/1/choices/2/icon: there is no picture 'nowhere-at-all'"));
    }

    TEST_CASE("gift codes that are one at the counter are told")
    {
        auto asked = shipped("till.json");
        asked.surprise.emplace().codes = { "OAK 7", "ELM 9", "OAK-7", "O-AK7", "OAK 71" };

        auto const needs = unmet_needs(asked, assets);

        REQUIRE(needs.size() == 2);
        CHECK(needs.front().starts_with("/surprise/codes: 'OAK 7' and 'OAK-7' are one code"));
        CHECK(needs.back().starts_with("/surprise/codes: 'OAK 7' and 'O-AK7' are one code"));
    }

    TEST_CASE("a letter that no font draws is named")
    {
        auto asked = shipped("till.json");
        asked.title.by_language.at(asked.default_language) += " \U0010fff0";

        auto const needs = unmet_needs(asked, assets);

        REQUIRE(needs.size() == 1);
        CHECK(needs.front().starts_with(
            "/languages: no installed font can write '\U0010fff0', which en needs here"));
    }
}
