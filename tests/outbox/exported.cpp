// What uplink.db keeps of the last stick.
#include "sync/outbox/uplink_file.h"
#include "sync/sql/migrate.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

struct File {
    TemporaryFolder folder;
    UplinkFile file = *UplinkFile::open(folder.path());

    std::optional<Exported> exported(std::uint8_t epoch) const
    {
        return UplinkView(folder.path()).look(some_id<Epoch>(epoch))->exported;
    }
    bool enrol(std::uint8_t device)
    {
        return file.enrol({ some_id<DeviceId>(device), {}, "https://hq.example", "a", "A" }).has_value();
    }
};

Exported some_export(std::uint8_t epoch, std::int64_t last)
{
    return { some_id<Epoch>(epoch), 1, last, instant_of(1'794'000'000'000) };
}

}

TEST_SUITE("UplinkFile of the last stick")
{
    TEST_CASE("the last one is kept, and told of its own epoch alone")
    {
        File kept;
        CHECK_FALSE(kept.exported(1));

        REQUIRE(kept.file.keep_export(some_export(1, 7)));
        REQUIRE(kept.file.keep_export(some_export(1, 9)));
        CHECK(kept.exported(1) == some_export(1, 9));
        CHECK_FALSE(kept.exported(2));

        REQUIRE(kept.file.keep_export(some_export(2, 3)));
        CHECK_FALSE(kept.exported(1));
        CHECK(kept.exported(2) == some_export(2, 3));
    }

    TEST_CASE("it goes with the device that exported it")
    {
        File kept;
        REQUIRE(kept.enrol(1));
        REQUIRE(kept.file.keep_export(some_export(1, 7)));

        REQUIRE(kept.enrol(1));
        CHECK(kept.exported(1));
        REQUIRE(kept.enrol(2));
        CHECK_FALSE(kept.exported(1));
    }

    TEST_CASE("a file of the version before knows of none, and takes one")
    {
        TemporaryFolder const folder;
        auto const before = uplink_file.schema.size() - 1;
        {
            auto const database = *sql::open_writer(folder.path() / "uplink.db");
            REQUIRE(sql::migrate(*database, uplink_file.schema.first(before)));
            REQUIRE(database->execute("INSERT INTO contact (only, last) VALUES (1, 5)"));
        }

        auto file = *UplinkFile::open(folder.path());

        auto const view = UplinkView(folder.path());
        CHECK(view.look(some_id<Epoch>(1))->last_contact == instant_of(5));
        CHECK_FALSE(view.look(some_id<Epoch>(1))->exported);
        REQUIRE(file.keep_export(some_export(1, 7)));
        CHECK(view.look(some_id<Epoch>(1))->exported == some_export(1, 7));
    }
}
