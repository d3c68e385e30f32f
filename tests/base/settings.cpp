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

// A variable of the environment, until the test ends.
class Variable {
public:
    Variable(char const* name, char const* value)
        : m_name(name)
    {
        setenv(name, value, 1);
    }
    ~Variable() { unsetenv(m_name); }
    Variable(Variable const&) = delete;
    Variable& operator=(Variable const&) = delete;

private:
    char const* m_name;
};

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
        Variable const port("PEAKEND_TEST_PORT", "81");
        Variable const other_port("PEAKEND_TEST_OTHER_PORT", "82");
        Settings settings("PEAKEND_TEST");
        settings.read(written(folder, "port = 80\n[other]\nport = 80\n"));
        settings.override_with("other.port", "83", "--other-port");

        CHECK(settings.number("port", 1, 1, 65535) == 81);
        CHECK(settings.number("other.port", 1, 1, 65535) == 83);
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
                + ":2: there is no setting 'colour'; remove it or mend its name\n" + file.string()
                + ":4: visit.thanks: expected seconds from 0 to 60\n" + file.string()
                + ":5: there is no setting 'visit.thank' (did you mean 'visit.thanks'?); remove it or mend "
                  "its "
                  "name\n--mode: expected true or false");
    }

    TEST_CASE("a table whose name is mistyped is told with the one that was meant")
    {
        TemporaryFolder const folder;
        Settings settings("PEAKEND_TEST");
        auto const file = written(folder, "[vist]\nthanks = 3\n");
        settings.read(file);
        (void)settings.seconds("visit.thanks", 1s, 0s, 60s);

        auto const verdict = settings.verdict();

        REQUIRE_FALSE(verdict);
        CHECK(verdict.error().what
            == file.string()
                + ":1: there is no setting 'vist' (did you mean 'visit'?); remove it or mend its name");
    }

    TEST_CASE("a variable that no setting reads is a fault, and one of another program is not")
    {
        Variable const mistyped("PEAKEND_TEST_PROT", "81");
        Variable const unaddressed("PEAKEND_PORT", "81");
        Variable const foreign("PEAKEND_OTHER_PORTS", "81");
        Settings settings("PEAKEND_TEST");
        CHECK(settings.number("port", 80, 1, 65535) == 80);

        auto const verdict = settings.verdict();

        REQUIRE_FALSE(verdict);
        CHECK(verdict.error().what
            == "PEAKEND_PORT: no program reads this; name it PEAKEND_TEST_PORT\n"
               "PEAKEND_TEST_PROT: there is no such setting (did you mean 'PEAKEND_TEST_PORT'?); remove this "
               "variable or mend its name");
    }

    TEST_CASE("what must be said and is not is missing, with the file in which it belongs")
    {
        TemporaryFolder const folder;
        Settings settings("PEAKEND_TEST");
        auto const file = written(folder, "[colours]\nink = 3\n");
        settings.read(file);
        settings.override_with("colours.sun", "#FFBE3D", "--sun");

        CHECK(settings.expect("colours.ink", "give one"));
        CHECK(settings.expect("colours.sun", "give one"));
        CHECK_FALSE(settings.expect("colours.sky", "give one"));
        settings.complain("background", "there is none");

        REQUIRE_FALSE(settings.verdict());
        CHECK(settings.verdict().error().what
            == file.string() + ": colours.sky is missing: give one\n" + file.string()
                + ": background: there is none");
    }

    TEST_CASE("where there is no file a setting is missing from none")
    {
        Settings settings("PEAKEND_TEST");

        CHECK_FALSE(settings.expect("server", "give one"));

        REQUIRE_FALSE(settings.verdict());
        CHECK(settings.verdict().error().what == "server is missing: give one");
    }

    TEST_CASE("of a file that can't be read nothing is missing")
    {
        TemporaryFolder const folder;
        Settings settings("PEAKEND_TEST");
        settings.read(written(folder, "port = = 2\n"));

        CHECK_FALSE(settings.expect("server", "give one"));

        REQUIRE_FALSE(settings.verdict());
        CHECK(settings.verdict().error().what.find("missing") == std::string::npos);
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
