#include "sync/collector/writer.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

Result<std::int64_t> places(sql::Connection& database)
{
    return TRY(database.query("SELECT count(*) FROM place")).front().whole(0);
}

Result<void> add_place(sql::Connection& database)
{
    TRY(database.execute(
        "INSERT INTO place(place, parent, kind, name) VALUES ('a', '', 'organisation', 'A')"));
    return {};
}

}

TEST_SUITE("Writer")
{
    TEST_CASE("what is done stays, and what fails half way leaves nothing")
    {
        TemporaryFolder folder;
        Writer writer(must(Ledger::open(folder.path())), 4);

        auto const failing = writer.write([](sql::Connection& database) -> Result<void> {
            TRY(add_place(database));
            return failed(Fault::Invalid, "half way");
        });
        CHECK_FALSE(failing);
        CHECK(must(writer.write(places)) == 0);
        CHECK(writer.changes() == 1);

        CHECK(writer.write(add_place));
        CHECK(must(writer.write(places)) == 1);
    }
}
