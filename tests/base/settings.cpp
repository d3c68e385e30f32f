#include "sync/base/settings.h"

#include "tests/base/temporary_folder.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fstream>

using namespace peakend;
using namespace std::chrono_literals;

namespace {

std::filesystem::path written(TemporaryFolder const& folder, std::string const& text)
{
    auto const file = folder.path() / "kiosk.toml";
    std::ofstream(file) << text;
    return file;
}

}

TEST_SUITE("Settings")
{
    TEST_CASE("a file gives values and the rest are fallbacks")
    {
        TemporaryFolder const folder;
        Settings settings("PEAKEND_TEST");

        settings.read(written(folder, "port = 8080\n[visit]\nthanks = 2.5\n[place.name]\nen = \"Till\"\n"));

        CHECK(settings.number("port", 1, 1, 65535) == 8080);
        CHECK(settings.seconds("visit.thanks", 1s, 0s, 60s) == 2500ms);
        CHECK(settings.text("visit.theme", "light") == "light");
        CHECK(settings.texts("place.name").at("en") == "Till");
        CHECK(settings.verdict());
    }

    TEST_CASE("a flag wins over a variable, and a variable over the file")
    {
        TemporaryFolder const folder;
        setenv("PEAKEND_TEST_PORT", "81", 1);
        setenv("PEAKEND_TEST_OTHER_PORT", "82", 1);
        Settings settings("PEAKEND_TEST");
        settings.read(written(folder, "port = 80\n[other]\nport = 80\n"));
        settings.override_with("other.port", "83", "--other-port");

        CHECK(settings.number("port", 1, 1, 65535) == 81);
        CHECK(settings.number("other.port", 1, 1, 65535) == 83);

        unsetenv("PEAKEND_TEST_PORT");
        unsetenv("PEAKEND_TEST_OTHER_PORT");
    }

    TEST_CASE("every fault is told at once with its place")
    {
        TemporaryFolder const folder;
        Settings settings("PEAKEND_TEST");
        auto const file = written(folder, "port = \"x\"\ncolour = 1\n[visit]\nthanks = 900\nthank = 3\n");
        settings.read(file);
        settings.override_with("mode", "maybe", "--mode");

        CHECK(settings.number("port", 7, 1, 65535) == 7);
        CHECK(settings.seconds("visit.thanks", 1s, 0s, 60s) == 1s);
        CHECK_FALSE(settings.yes_or_no("mode", false));
        auto const verdict = settings.verdict();

        REQUIRE_FALSE(verdict);
        CHECK(verdict.error().what
            == file.string() + ":1: port: expected a whole number from 1 to 65535\n" + file.string()
                + ":4: visit.thanks: expected seconds from 0 to 60\n--mode: expected true or false\n"
                + file.string() + ":2: there is no setting 'colour'; remove it or mend its name\n"
                + file.string() + ":5: there is no setting 'visit.thank'; remove it or mend its name");
    }

    TEST_CASE("a file that is not TOML names the line")
    {
        TemporaryFolder const folder;
        Settings settings("PEAKEND_TEST");
        auto const file = written(folder, "port = 1\nport = = 2\n");

        settings.read(file);

        REQUIRE_FALSE(settings.verdict());
        CHECK(settings.verdict().error().what.find(file.string() + ":2: ") == 0);
    }

    TEST_CASE("a missing file is a fault")
    {
        Settings settings("PEAKEND_TEST");

        settings.read("/nowhere/kiosk.toml");

        REQUIRE_FALSE(settings.verdict());
        CHECK(settings.verdict().error().what.find("/nowhere/kiosk.toml") != std::string::npos);
    }
}
