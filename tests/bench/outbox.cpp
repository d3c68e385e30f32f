// Goal P5: how fast taps are committed, beside bare SQLite with the same row and settings, in one run.
//
// One tap is one transaction with one answer row. Both write a fresh file in the same folder, WAL and FULL.

#include "sync/outbox/outbox.h"

#include <cstdio>
#include <filesystem>
#include <sqlite3.h>

using namespace peakend;

namespace {

constexpr int taps = 3000;

// Fifty questions in turn, and never the value that is there already: SQLite writes nothing for that.
std::string key_of(int tap) { return "key_" + std::to_string(tap % 50); }
int value_of(int tap) { return (tap + tap / 50) % 5 + 1; }

double seconds_of(auto&& work)
{
    auto const begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void must(bool fine, char const* what)
{
    if (fine)
        return;
    std::fprintf(stderr, "bench_outbox: %s\n", what);
    std::exit(1);
}

void run(sqlite3* database, char const* sql)
{
    must(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sqlite3_errmsg(database));
}

double bare_sqlite(std::filesystem::path const& folder)
{
    sqlite3* database = nullptr;
    must(sqlite3_open((folder / "bare.db").c_str(), &database) == SQLITE_OK, "cannot open");
    run(database, "pragma journal_mode=wal");
    run(database, "pragma synchronous=full");
    run(database, "pragma secure_delete=on");
    run(database,
        "create table answer(record_id blob, key text, position int, value text, changed int,"
        " primary key(record_id, key)) without rowid");
    sqlite3_stmt* insert = nullptr;
    must(sqlite3_prepare_v2(database,
             "insert into answer values(?1, ?2, 1, ?3, 0)"
             " on conflict(record_id, key) do update set value = excluded.value",
             -1, &insert, nullptr)
            == SQLITE_OK,
        sqlite3_errmsg(database));
    auto const id = RecordId::random();
    auto const took = seconds_of([&] {
        for (int tap = 0; tap < taps; ++tap) {
            auto const key = key_of(tap);
            auto const value = std::to_string(value_of(tap));
            run(database, "begin immediate");
            sqlite3_bind_blob(insert, 1, id.bytes().data(), 12, SQLITE_STATIC);
            sqlite3_bind_text(insert, 2, key.c_str(), -1, SQLITE_STATIC);
            sqlite3_bind_text(insert, 3, value.c_str(), -1, SQLITE_STATIC);
            must(sqlite3_step(insert) == SQLITE_DONE, sqlite3_errmsg(database));
            sqlite3_reset(insert);
            run(database, "commit");
        }
    });
    sqlite3_finalize(insert);
    sqlite3_close(database);
    return took;
}

double outbox(std::filesystem::path const& folder)
{
    auto opened = Outbox::open(folder / "kiosk");
    must(opened.has_value(), "cannot open the outbox");
    Opening opening { RecordId::random(), RevisionId(), "en", "landscape",
        { boot_id(), BootClock::now(), UtcClock::now() }, {} };
    must(opened->begin(opening, { "face", 4 }).has_value(), "cannot begin");
    return seconds_of([&] {
        for (int tap = 0; tap < taps; ++tap)
            must(opened->keep(opening.id, { key_of(tap), value_of(tap) }).has_value(), "cannot keep");
    });
}

}

int main()
{
    auto pattern = (std::filesystem::current_path() / "bench-outbox-XXXXXX").string();
    std::filesystem::path const folder = mkdtemp(pattern.data());
    double bare = 0, ours = 0;
    for (int round = 0; round < 3; ++round) {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directory(folder);
        bare += bare_sqlite(folder);
        ours += outbox(folder);
    }
    std::filesystem::remove_all(folder);
    std::printf("P5  taps committed a second: outbox %.0f, bare SQLite %.0f, ratio %.0f %% (aim >= 80 %%)\n",
        3 * taps / ours, 3 * taps / bare, 100 * bare / ours);
}
