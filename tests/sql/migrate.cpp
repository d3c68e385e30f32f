#include "sync/sql/migrate.h"

#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"

#include <array>
#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::sql;

namespace {

struct Database {
    TemporaryFolder folder;
    std::unique_ptr<Connection> connection = *open_writer(folder.path() / "test.db");

    std::string tables() const
    {
        std::string names;
        auto const rows
            = connection->query("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
        for (auto const& row : *rows)
            names += row.text(0) + " ";
        return names;
    }
};

constexpr std::string_view cups = "CREATE TABLE cups (id BIGINT);";
constexpr std::string_view bowls = "CREATE TABLE bowls (id BIGINT);";
constexpr std::string_view half_broken = "CREATE TABLE plates (id BIGINT); CREATE TABEL forks (id BIGINT);";

}

TEST_SUITE("migrate")
{
    TEST_CASE("a new database takes every step, and a second run none")
    {
        Database database;
        std::array const steps { cups, bowls };

        CHECK(migrate(*database.connection, steps));
        CHECK(migrate(*database.connection, steps));

        CHECK(database.tables() == "bowls cups ");
    }

    TEST_CASE("an older database takes only the steps that it lacks")
    {
        Database database;
        REQUIRE(migrate(*database.connection, std::array { cups }));
        REQUIRE(database.connection->execute("INSERT INTO cups VALUES (1)"));

        CHECK(migrate(*database.connection, std::array { cups, bowls }));

        CHECK(database.tables() == "bowls cups ");
        CHECK(database.connection->query("SELECT * FROM cups")->size() == 1);
    }

    TEST_CASE("a step that fails leaves the version before it, whole")
    {
        Database database;

        auto const result = migrate(*database.connection, std::array { cups, half_broken });

        REQUIRE_FALSE(result);
        CHECK(database.tables() == "cups ");
        CHECK(expect_version(*database.connection, 1, "a program"));
        CHECK(migrate(*database.connection, std::array { cups, bowls }));
        CHECK(database.tables() == "bowls cups ");
    }

    TEST_CASE("a database of a newer program is refused with the remedy and stays as it is")
    {
        Database database;
        REQUIRE(migrate(*database.connection, std::array { cups, bowls }));

        auto const result = migrate(*database.connection, std::array { cups });

        REQUIRE_FALSE(result);
        CHECK(result.error().fault == Fault::Refused);
        CHECK(result.error().what
            == (database.folder.path() / "test.db").string()
                + " was written by a newer version (schema 2, this program knows 1): install the newer "
                  "program");
        CHECK(expect_version(*database.connection, 2, "a program"));
    }

    TEST_CASE("who only reads waits for a schema that is not there yet and refuses a newer one")
    {
        Database database;
        REQUIRE(migrate(*database.connection, std::array { cups }));

        CHECK(expect_version(*database.connection, 1, "a program"));
        CHECK(expect_version(*database.connection, 2, "a program").error().fault == Fault::Unavailable);
        CHECK(expect_version(*database.connection, 0, "a program").error().fault == Fault::Refused);
    }
}
