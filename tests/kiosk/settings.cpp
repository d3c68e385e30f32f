#include "kiosk/settings.h"

#include "tests/base/temporary_folder.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fstream>

using namespace peakend;

namespace {

Result<KioskSettings> read(std::string const& text)
{
    TemporaryFolder const folder;
    auto const file = folder.path() / "kiosk.toml";
    std::ofstream(file) << text;
    Settings settings("PEAKEND_TEST_KIOSK");
    settings.read(file);
    return kiosk_settings(settings);
}

std::string fault(std::string const& text)
{
    auto const settings = read(text);
    return settings ? "" : settings.error().what;
}

bool mentions(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}

TEST_SUITE("KioskSettings")
{
    TEST_CASE("the file that is shipped names settings that there are, rehearsal among them")
    {
        std::ifstream shipped(PEAKEND_SOURCE "/packaging/settings/kiosk.toml");
        std::string all;
        for (std::string line; std::getline(shipped, line);)
            if (line.size() > 1 && line[0] == '#' && line[1] != ' ')
                all += line.substr(1) + '\n';

        CHECK(fault(all) == "");
        CHECK(mentions(all, "\nrehearsal = false\n"));
    }

    TEST_CASE("nothing said: always open, alive, silent, without a notice")
    {
        auto const settings = read("");

        REQUIRE(settings);
        CHECK_FALSE(settings->hours.known());
        CHECK(settings->liveliness.blinks);
        CHECK_FALSE(settings->liveliness.less_motion);
        CHECK_FALSE(settings->sound);
        CHECK(settings->notice.empty());
    }

    TEST_CASE("hours, days without any, a notice and quiet hours are read")
    {
        auto const settings = read(R"(
            [hours]
            mon = "09:00-20:00"
            closed = ["2026-12-25"]
            zone = "Europe/London"
            [notice]
            until = "2026-11-24T15:00"
            text.en = "The lift rests until 3."
            [sound]
            on = true
            quiet = "20:00-09:00"
        )");

        REQUIRE_MESSAGE(settings, (settings ? "" : settings.error().what));
        CHECK(settings->hours.open({ 20'773, 12 * 60 }));
        CHECK_FALSE(settings->hours.open({ 20'774, 12 * 60 }));
        CHECK(settings->notice.at("en") == "The lift rests until 3.");
        CHECK(settings->notice_until == *parse_rfc3339("2026-11-24T15:00:00Z"));
        CHECK(settings->quiet.open({ 20'773, 23 * 60 }));
    }

    TEST_CASE("where the glass hangs, how large it is and low reach are read")
    {
        auto const settings = read(R"(
            screen_inches = 15.6
            [access]
            mount_height = 1000
            low_reach = true
        )");

        REQUIRE_MESSAGE(settings, (settings ? "" : settings.error().what));
        CHECK(settings->screen_inches == 15.6);
        CHECK(settings->mount_height_mm == 1000);
        CHECK(settings->low_reach);
        CHECK(mentions(fault("screen_inches = 400"), "screen_inches: expected a number from 0 to 100"));
        CHECK(mentions(fault("access.mount_height = 9000"), "expected a whole number from 0 to 2500"));
    }

    TEST_CASE("how fast and how loud is read aloud can be set, within what ears bear")
    {
        auto const settings = read("[speech]\nrate = 220\nvolume = 60\n");

        REQUIRE(settings);
        CHECK(settings->speech.rate == 220);
        CHECK(settings->speech.volume == 60);
        CHECK(mentions(fault("[speech]\nrate = 4000\n"), "speech.rate"));
        CHECK(mentions(fault("[speech]\nvolume = 0\n"), "speech.volume"));
    }

    TEST_CASE("every fault is told with its setting and the remedy")
    {
        auto const told = fault(R"(
            [hours]
            mon = "9 to 5"
            closed = "Christmas"
            zone = "Europe/Atlantis"
            [notice]
            until = "tomorrow"
            [sound]
            quiet = "at night"
        )");

        CHECK(mentions(told, R"(hours.mon: expected hours such as "09:00-20:00")"));
        CHECK(mentions(told, "hours.closed: expected a list of texts in quotes"));
        CHECK(mentions(told, "hours.zone: there is no time zone 'Europe/Atlantis'"));
        CHECK(mentions(told, "notice.until: expected a local time such as"));
        CHECK(mentions(told, "sound.quiet: expected hours"));
    }

    TEST_CASE("of quiet hours nothing is said that is true of opening hours alone")
    {
        for (auto const* text : { "at night", "closed" }) {
            auto const told = fault(fmt::format("[sound]\nquiet = \"{}\"\n", text));

            CHECK(mentions(told, R"(sound.quiet: expected hours such as "20:00-09:00")"));
            CHECK_FALSE(mentions(told, "or \"closed\""));
        }
    }
}
