#include "kiosk/wardrobe.h"

#include "kiosk/readiness.h"
#include "tests/base/kept_journal.h"
#include "tests/base/temporary_folder.h"
#include "tests/kiosk/shipped.h"

#include <doctest/doctest.h>
#include <fstream>
#include <iterator>

using namespace peakend;

namespace {

// A shop with assets of its own, in which each theme that comes along may be spoilt.
class Shop {
public:
    Shop()
    {
        std::filesystem::copy(assets, m_folder.path() / "assets", std::filesystem::copy_options::recursive);
        settings.assets = m_folder.path() / "assets";
        settings.questionnaire = settings.assets / "questionnaires" / "fitting-rooms.json";
        settings.theme = screens::shipped_theme(settings.assets, "light");
        settings.data_folder = m_folder.path() / "data";
    }

    // A theme of its own: dark, with one text in place of another.
    void wish_dark(std::string const& before, std::string const& after)
    {
        std::ifstream dark(screens::shipped_theme(settings.assets, "dark"));
        std::string text(std::istreambuf_iterator<char>(dark), {});
        auto const at = text.find(before);
        REQUIRE(at != std::string::npos);
        settings.theme = m_folder.path() / "mine.toml";
        std::ofstream(settings.theme) << text.replace(at, before.size(), after);
    }

    void spoil(std::string const& theme) const
    {
        std::ofstream(screens::shipped_theme(settings.assets, theme), std::ios::app) << "sharp = true\n";
    }

    void tear(std::string const& picture) const
    {
        std::ofstream(settings.assets / "art" / (picture + ".svg")) << "<svg";
    }

    KioskSettings settings;

private:
    TemporaryFolder m_folder;
};

bool says(std::string const& text, std::string_view words) { return text.find(words) != std::string::npos; }

screens::Colour sky_of(char const* theme)
{
    return screens::read_theme(screens::shipped_theme(assets, theme), assets / "art").value().sky;
}

}

TEST_SUITE("Wardrobe")
{
    TEST_CASE("what ships can be worn, and nothing is journaled of it")
    {
        Shop shop;
        for (auto const* name : { "light", "dark", "high-contrast" }) {
            KeptJournal const journal;
            shop.settings.theme = screens::shipped_theme(shop.settings.assets, name);

            auto const worn = themes_to_wear(shop.settings);

            REQUIRE(worn);
            CHECK(worn->usual.sky == sky_of(name));
            CHECK(worn->high_contrast.sky == sky_of("high-contrast"));
            CHECK(journal.count("theme_refused") == 0);
        }
    }

    TEST_CASE("instead of a theme that is refused light is worn, and all its faults are journaled")
    {
        Shop shop;
        shop.wish_dark("logo = \"\"", "logo = \"marks/ours\"\nsharp = true");
        shop.tear("marks/ours");
        KeptJournal const journal;

        auto const worn = themes_to_wear(shop.settings);

        REQUIRE(worn);
        CHECK(worn->usual.sky == sky_of("light"));
        CHECK(worn->usual.logo == "");
        CHECK(worn->high_contrast.sky == sky_of("high-contrast"));
        CHECK(journal.count("theme_refused") == 1);
        CHECK(says(journal.text(), "mine.toml:"));
        CHECK(says(journal.text(), "ours.svg is no SVG drawing"));
        CHECK(says(journal.text(), "bring a plain SVG"));
        CHECK(says(journal.text(), "there is no setting 'sharp'"));
    }

    TEST_CASE("a theme that is not there leaves light")
    {
        Shop shop;
        shop.settings.theme = "/nowhere/mine.toml";
        KeptJournal const journal;

        auto const worn = themes_to_wear(shop.settings);

        REQUIRE(worn);
        CHECK(worn->usual.sky == sky_of("light"));
        CHECK(says(journal.text(), "there is no /nowhere/mine.toml"));
    }

    TEST_CASE("a fault of light, or of high contrast, is the error, and is not journaled")
    {
        for (auto const* spoilt : { "light", "high-contrast" }) {
            Shop shop;
            shop.spoil(spoilt);
            for (auto const& theme : { shop.settings.theme, std::filesystem::path("/nowhere/mine.toml") }) {
                KeptJournal const journal;
                shop.settings.theme = theme;

                auto const worn = themes_to_wear(shop.settings);

                REQUIRE_FALSE(worn);
                CHECK(says(worn.error().what, std::string(spoilt) + ".toml:"));
                CHECK(says(worn.error().what, "'lengths.sharp'"));
                CHECK(journal.count("theme_refused") == 0);
            }
        }
    }

    TEST_CASE("a check tells every fault of a theme that a start would pass over, and journals none")
    {
        Shop shop;
        shop.wish_dark("logo = \"\"", "logo = \"marks/ours\"\nsharp = true");
        shop.tear("marks/ours");
        KeptJournal const journal;

        auto const faults = readiness_of(shop.settings, shop.settings.questionnaire).faults;

        REQUIRE(faults.size() == 1);
        CHECK(says(faults.front(), "mine.toml:"));
        CHECK(says(faults.front(), ": logo: "));
        CHECK(says(faults.front(), "ours.svg is no SVG drawing"));
        CHECK(says(faults.front(), "there is no setting 'sharp'"));
        CHECK(journal.count("theme_refused") == 0);
    }
}
