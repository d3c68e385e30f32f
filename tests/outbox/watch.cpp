#include "sync/outbox/watch.h"

#include "sync/outbox/outbox.h"
#include "sync/outbox/outbox_view.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>
#include <fstream>
#include <poll.h>

using namespace peakend;

namespace {

bool readable(Watch const& watch)
{
    pollfd waiting { watch.descriptor(), POLLIN, 0 };
    return poll(&waiting, 1, 0) == 1;
}

}

TEST_SUITE("Watch")
{
    TEST_CASE("notices every commit of the other process, once")
    {
        TemporaryFolder const folder;
        auto outbox = *Outbox::open(folder.path());
        auto watch = *Watch::on(folder.path(), "terminal.db");
        CHECK_FALSE(watch.changed());

        for (std::uint8_t visitor = 1; visitor <= 3; ++visitor) {
            REQUIRE(visit(outbox, visitor));

            CHECK(readable(watch));
            CHECK(watch.changed());
            CHECK_FALSE(readable(watch));
            CHECK_FALSE(watch.changed());
        }
    }

    TEST_CASE("notices a database that comes into the folder later")
    {
        TemporaryFolder const folder;
        auto watch = *Watch::on(folder.path(), "terminal.db");

        auto const outbox = *Outbox::open(folder.path());

        CHECK(watch.changed());
    }

    TEST_CASE("is not woken by our own looking, nor by other files")
    {
        TemporaryFolder const folder;
        auto outbox = *Outbox::open(folder.path());
        REQUIRE(visit(outbox, 1));
        auto watch = *Watch::on(folder.path(), "terminal.db");

        REQUIRE(OutboxView(folder.path()).look(0, 100, 1000));
        std::ofstream(folder.path() / "notes.txt") << "not ours";

        CHECK_FALSE(watch.changed());
    }

    TEST_CASE("finds a folder that comes later, and one that went and came back")
    {
        TemporaryFolder const folder;
        auto const later = folder.path() / "later";
        auto watch = *Watch::on(later, "terminal.db");
        CHECK_FALSE(watch.changed());

        for (int times = 0; times < 2; ++times) {
            std::filesystem::create_directory(later);
            CHECK(watch.changed());
            CHECK_FALSE(watch.changed());
            std::ofstream(later / "terminal.db-wal") << "something";
            CHECK(watch.changed());

            std::filesystem::remove_all(later);
            CHECK(watch.changed());
            CHECK_FALSE(watch.changed());
        }
    }
}
