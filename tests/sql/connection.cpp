// What every implementation of sql::Connection must do. SQLite's own ways are in sqlite.cpp.
#include "sync/sql/connection.h"

#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::sql;

namespace {

// One per implementation: an empty database that is gone at the end.
struct SqliteDatabase {
    TemporaryFolder folder;
    std::unique_ptr<Connection> opened = *open_writer(folder.path() / "test.db");
};

template <class Database>
struct Shelf : Database {
    Shelf()
    {
        REQUIRE(connection().run_script("CREATE TABLE shelf (id BIGINT PRIMARY KEY, what TEXT NOT NULL);"));
    }
    Connection& connection() { return *this->opened; }
    Result<std::int64_t> put(std::int64_t id, std::string what)
    {
        return connection().execute("INSERT INTO shelf (id, what) VALUES ($1, $2)", { id, std::move(what) });
    }
    std::int64_t size() { return connection().query("SELECT count(*) FROM shelf")->front().whole(0); }
};

}

TYPE_TO_STRING(SqliteDatabase);

TEST_SUITE("Connection")
{
    TEST_CASE_TEMPLATE("every kind of value comes back as it was bound", Database, SqliteDatabase)
    {
        Database database;
        std::string const with_zero("a\0b", 3);

        auto const rows = database.opened->query("SELECT $1, $2, $3, $4, $5",
            { std::int64_t { -9'000'000'000 }, 2.5, with_zero, Bytes { with_zero }, std::monostate {} });

        REQUIRE(rows);
        REQUIRE(rows->size() == 1);
        auto const& row = rows->front();
        CHECK(row.whole(0) == -9'000'000'000);
        CHECK(row.real(1) == 2.5);
        CHECK(row.text(2) == with_zero);
        CHECK(row.bytes(3) == with_zero);
        CHECK(row.null(4));
    }

    TEST_CASE_TEMPLATE("a column of another type reads as nothing", Database, SqliteDatabase)
    {
        Database database;

        auto const rows = database.opened->query("SELECT $1", { "seven" });

        REQUIRE(rows);
        CHECK(rows->front().whole(0) == 0);
        CHECK(rows->front().real(0) == 0.0);
        CHECK(rows->front().bytes(0).empty());
        CHECK_FALSE(rows->front().null(0));
    }

    TEST_CASE_TEMPLATE(
        "parameters are bound by their number, not by their order of appearance", Database, SqliteDatabase)
    {
        Database database;

        auto const rows = database.opened->query("SELECT $2, $1, $2", { "first", "second" });

        REQUIRE(rows);
        CHECK(rows->front().text(0) == "second");
        CHECK(rows->front().text(1) == "first");
        CHECK(rows->front().text(2) == "second");
    }

    TEST_CASE_TEMPLATE(
        "a statement given too few or too many parameters is invalid", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;

        auto const few = shelf.connection().execute("INSERT INTO shelf (id, what) VALUES ($1, $2)", { 1 });
        auto const many = shelf.connection().query("SELECT $1", { 1, 2 });

        REQUIRE_FALSE(few);
        CHECK(few.error().fault == Fault::Invalid);
        REQUIRE_FALSE(many);
        CHECK(many.error().fault == Fault::Invalid);
        CHECK(shelf.size() == 0);
    }

    TEST_CASE_TEMPLATE("execute tells how many rows changed, and none for a statement that changes none",
        Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        REQUIRE(shelf.put(1, "cup"));
        REQUIRE(shelf.put(2, "cup"));

        CHECK(*shelf.connection().execute("UPDATE shelf SET what = $1", { "bowl" }) == 2);
        CHECK(*shelf.connection().execute("DELETE FROM shelf WHERE id > $1", { 7 }) == 0);
        CHECK(*shelf.connection().execute("CREATE TABLE other (id BIGINT)") == 0);
    }

    TEST_CASE_TEMPLATE(
        "a broken statement is nobody's records' fault, and the next one works", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;

        auto const broken = shelf.connection().query("SELEKT 1");

        REQUIRE_FALSE(broken);
        CHECK(broken.error().fault == Fault::Corrupt);
        CHECK(shelf.put(1, "cup"));
    }

    TEST_CASE_TEMPLATE("two statements where one belongs are refused", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        REQUIRE(shelf.put(1, "cup"));

        CHECK_FALSE(shelf.connection().query("SELECT 1; DELETE FROM shelf"));
        CHECK(shelf.size() == 1);
    }

    TEST_CASE_TEMPLATE("a broken constraint is a fault of what is stored and leaves the statement usable",
        Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        REQUIRE(shelf.put(1, "cup"));

        auto const twice = shelf.put(1, "bowl");

        REQUIRE_FALSE(twice);
        CHECK(twice.error().fault == Fault::Corrupt);
        CHECK(shelf.put(2, "bowl"));
        CHECK(shelf.size() == 2);
    }

    TEST_CASE_TEMPLATE(
        "inserting a duplicate with ON CONFLICT DO NOTHING RETURNING gives no row", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        auto const insert
            = "INSERT INTO shelf (id, what) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING id";

        CHECK(shelf.connection().query(insert, { 1, "cup" })->size() == 1);
        CHECK(shelf.connection().query(insert, { 1, "cup" })->empty());
    }
}

TEST_SUITE("Transaction")
{
    TEST_CASE_TEMPLATE("what is committed stays", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        {
            auto transaction = Transaction::begin(shelf.connection());
            REQUIRE(transaction);
            REQUIRE(shelf.put(1, "cup"));
            REQUIRE(transaction->commit());
        }

        CHECK(shelf.size() == 1);
    }

    TEST_CASE_TEMPLATE("a transaction that goes without commit never was", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        {
            auto const transaction = Transaction::begin(shelf.connection());
            REQUIRE(transaction);
            REQUIRE(shelf.put(1, "cup"));
        }

        CHECK(shelf.size() == 0);
        CHECK(Transaction::begin(shelf.connection()));
    }

    TEST_CASE_TEMPLATE("a second transaction within the first is refused and leaves the first alone",
        Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        auto outer = Transaction::begin(shelf.connection());
        REQUIRE(outer);
        REQUIRE(shelf.put(1, "cup"));

        CHECK_FALSE(Transaction::begin(shelf.connection()));

        CHECK(outer->commit());
        CHECK(shelf.size() == 1);
    }
}

TEST_SUITE("Savepoint")
{
    TEST_CASE_TEMPLATE("a part that goes without release fails alone", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        auto transaction = Transaction::begin(shelf.connection());
        REQUIRE(transaction);
        {
            auto const bad = Savepoint::begin(shelf.connection());
            REQUIRE(bad);
            REQUIRE(shelf.put(1, "broken cup"));
        }
        {
            auto good = Savepoint::begin(shelf.connection());
            REQUIRE(good);
            REQUIRE(shelf.put(2, "cup"));
            REQUIRE(good->release());
        }
        REQUIRE(transaction->commit());

        auto const rows = shelf.connection().query("SELECT what FROM shelf");

        REQUIRE(rows->size() == 1);
        CHECK(rows->front().text(0) == "cup");
    }

    TEST_CASE_TEMPLATE("a released part goes with its transaction", Database, SqliteDatabase)
    {
        Shelf<Database> shelf;
        {
            auto const transaction = Transaction::begin(shelf.connection());
            REQUIRE(transaction);
            auto part = Savepoint::begin(shelf.connection());
            REQUIRE(part);
            REQUIRE(shelf.put(1, "cup"));
            REQUIRE(part->release());
        }

        CHECK(shelf.size() == 0);
    }
}
