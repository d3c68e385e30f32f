// Ledgers of earlier versions, brought up to this one.
#include "sync/collector/migrations.h"
#include "sync/sql/migrate.h"
#include "sync/sql/sqlite.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// A ledger as the version with so many steps left it.
std::unique_ptr<sql::Connection> ledger_of(std::size_t steps, TemporaryFolder const& folder)
{
    auto database = must(sql::open_writer(ledger_file(folder.path())));
    must(sql::migrate(*database, ledger_migrations().first(steps)));
    return database;
}

std::int64_t count(sql::Connection& database, std::string const& table)
{
    return must(database.query("SELECT count(*) FROM " + table)).front().whole(0);
}

}

TEST_SUITE_BEGIN("Ledger of an earlier version");

TEST_CASE("what stood for a record that has come since goes, and the rest stays")
{
    TemporaryFolder folder;
    must(ledger_of(4, folder)->run_script(
        "INSERT INTO identity(device, epoch, seq, record_id, hash, erased, month) VALUES "
        "(x'd1', x'e1', 1, x'01', x'a1', 0, 1), (x'd1', x'e2', 2, x'02', x'a2', 0, 1);"
        "INSERT INTO passed(device, epoch, seq, record_id, why, noticed_at) VALUES "
        "(x'd1', x'e1', 1, x'01', 'set_aside', 1), (x'd1', x'e1', 2, x'02', 'resealed', 1), "
        "(x'd2', x'e1', 1, x'01', 'set_aside', 1);"
        "INSERT INTO fork(device, epoch, seq, hash, record_id, body, received_at) VALUES "
        "(x'd1', x'e1', 2, x'a2', x'02', '', 1), (x'd1', x'e1', 2, x'a3', x'02', '', 1), "
        "(x'd2', x'e1', 2, x'a2', x'02', '', 1);"));

    auto ledger = must(Ledger::open(folder.path()));

    CHECK(count(ledger.database(), "passed") == 2);
    CHECK(count(ledger.database(), "fork") == 2);
    CHECK(count(ledger.database(), "identity") == 2);
}

TEST_CASE("a terminal has stood where it is since it was enrolled, as far as is known")
{
    TemporaryFolder folder;
    must(ledger_of(7, folder)->run_script(
        "INSERT INTO device(device, public_key, touchpoint, enrolled_at) VALUES "
        "(x'd1', x'01', 'a/b/c/d', 5), (x'd2', x'02', 'a/b/c/e', 6)"));

    auto ledger = must(Ledger::open(folder.path()));

    auto const rows = must(ledger.database().query("SELECT since, touchpoint FROM station ORDER BY device"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].whole(0) == 5);
    CHECK(rows[1].text(1) == "a/b/c/e");
}

TEST_CASE("all that is here of a terminal that was never in contact came by stick")
{
    TemporaryFolder folder;
    must(ledger_of(8, folder)->run_script(
        "INSERT INTO device(device, public_key, touchpoint, enrolled_at) VALUES "
        "(x'd1', x'01', 'a/b/c/d', 5), (x'd2', x'02', 'a/b/c/e', 6), (x'd3', x'03', 'a/b/c/f', 7);"
        "INSERT INTO device_state(device, heard_at, version, waiting, free_bytes) VALUES "
        "(x'd2', 80, '0.1.0', 0, 0);"
        "INSERT INTO response(device, epoch, seq, record_id, received_at, event_time, local_day, local_hour, "
        "touchpoint, flags, body) VALUES (x'd1', x'e1', 1, x'01', 70, 1, 1, 1, 'a/b/c/d', '', ''), "
        "(x'd1', x'e1', 2, x'02', 60, 1, 1, 1, 'a/b/c/d', '', ''), "
        "(x'd2', x'e1', 1, x'03', 80, 1, 1, 1, 'a/b/c/e', '', '')"));

    auto ledger = must(Ledger::open(folder.path()));

    auto const rows = must(ledger.database().query("SELECT imported_at FROM device ORDER BY device"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].whole(0) == 70);
    CHECK(rows[1].whole(0) == 0);
    CHECK(rows[2].whole(0) == 0);
}

TEST_SUITE_END();
