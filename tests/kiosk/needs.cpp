#include "kiosk/needs.h"

#include "tests/base/temporary_folder.h"
#include "tests/kiosk/shipped.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace peakend;

namespace {

using Faults = std::vector<std::string>;

Faults everything(Needs needs)
{
    needs.unmet.insert(needs.unmet.end(), needs.undrawable.begin(), needs.undrawable.end());
    return needs.unmet;
}

Questionnaire shipped(std::string const& name) { return *questionnaire_in(assets / "questionnaires" / name); }

}

TEST_SUITE("Needs")
{
    TEST_CASE("what is shipped has all that it needs")
    {
        for (auto const* name : { "fitting-rooms.json", "store-exit.json", "till.json" })
            CHECK(everything(needs_of(shipped(name), assets)) == Faults());
    }

    TEST_CASE("an icon that is not there, of the title or of a choice, is told with the one that was meant")
    {
        auto asked = shipped("till.json");
        asked.icon = "hangar";
        auto& choices = std::get<ManyOf>(asked.questions[1].kind).choices;
        choices[2].icon = "nowhere-at-all";

        auto const needs = needs_of(asked, assets).unmet;

        REQUIRE(needs.size() == 2);
        CHECK(needs[0].starts_with("/icon: there is no picture 'hangar' in "));
        CHECK(needs[0].ends_with("(did you mean 'hanger'?)"));
        CHECK(needs[1].starts_with("/questions/1/choices/2/icon: there is no picture 'nowhere-at-all'"));
    }

    TEST_CASE("an icon that is far too large, or no drawing, is told")
    {
        TemporaryFolder folder;
        auto const icons = folder.path() / "art" / "icons";
        std::filesystem::create_directories(icons);
        std::ofstream(icons / "huge.svg") << "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        std::filesystem::resize_file(icons / "huge.svg", 50'000'000);
        std::ofstream(icons / "page.svg") << "<!doctype html><p>not found";
        auto asked = shipped("till.json");
        asked.icon = "huge";
        std::get<ManyOf>(asked.questions[1].kind).choices[0].icon = "page";

        auto const needs = needs_of(asked, folder.path()).unmet;

        CHECK(needs[0].starts_with("/icon: "));
        CHECK(needs[0].find("huge.svg is larger than 1048576 bytes: bring a plain SVG") != std::string::npos);
        CHECK(needs[1].starts_with("/questions/1/choices/0/icon: "));
        CHECK(needs[1].find("page.svg is no SVG drawing") != std::string::npos);
    }

    TEST_CASE("gift codes that are one at the counter are told")
    {
        auto asked = shipped("till.json");
        asked.surprise.emplace().codes = { "OAK 7", "ELM 9", "OAK-7", "O-AK7", "OAK 71" };

        auto const needs = needs_of(asked, assets).unmet;

        REQUIRE(needs.size() == 2);
        CHECK(needs.front().starts_with("/surprise/codes: 'OAK 7' and 'OAK-7' are one code"));
        CHECK(needs.back().starts_with("/surprise/codes: 'OAK 7' and 'O-AK7' are one code"));
    }

    TEST_CASE("of a questionnaire of which nothing could be read nothing is told")
    {
        CHECK(everything(needs_of(Questionnaire(), assets)) == Faults());
    }

    TEST_CASE("a questionnaire without a question is looked at as far as it goes")
    {
        Questionnaire part;
        part.icon = "hangar";
        part.default_language = "en";
        part.languages = { "en" };
        part.title.by_language = { { "en", "Till \U0010fff0" } };

        auto const needs = needs_of(part, assets).unmet;

        REQUIRE(needs.size() == 2);
        CHECK(needs[0].starts_with("/icon: there is no picture 'hangar' in "));
        CHECK(needs[1].starts_with("/title: no installed font can write '\U0010fff0', which en needs here"));
    }

    TEST_CASE("letters that no font draws are told with each text that has them")
    {
        auto asked = shipped("till.json");
        asked.title.by_language.at(asked.default_language) += " \U0010fff0";
        std::get<ManyOf>(asked.questions[1].kind).choices[2].text.by_language.at("es") += " \U0010fff1";
        asked.thanks.text.by_language.at("ar") += " \U0010fff2";

        asked.thanks.title.by_language["\x1b[2J"] = "\U0010fff3";  // is not among its languages

        auto const [needs, others] = needs_of(asked, assets);

        REQUIRE(needs.size() == 1);
        CHECK(needs[0].starts_with("/title: no installed font can write '\U0010fff0', which en needs here"));
        CHECK(needs[0].ends_with("or write it otherwise: emoji are not drawn"));
        REQUIRE(others.size() == 2);
        CHECK(others[0].starts_with("/questions/1/choices/2/text: no installed font can write '\U0010fff1'"));
        CHECK(others[1].starts_with("/thanks/text: no installed font can write '\U0010fff2'"));
    }
}
