// Kiosk and uplink as the packages install them: two Unix users that meet only on disk.
#include "sync/outbox/outbox.h"
#include "sync/outbox/outbox_view.h"
#include "sync/outbox/uplink_file.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/other_process.h"
#include "tests/outbox/some_visits.h"

#include <cerrno>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>

using namespace peakend;

namespace {

struct Disk {
    TemporaryFolder folder;
    std::filesystem::path kiosk = folder.path() / "kiosk";
    std::filesystem::path uplink = folder.path() / "uplink";

    Disk()
    {
        require_root();
        std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
        give(kiosk, kiosk_user);
        give(uplink, uplink_user);
    }

    static void give(std::filesystem::path const& path, User user)
    {
        REQUIRE(std::filesystem::create_directory(path));
        REQUIRE(chown(path.c_str(), user.id, user.group) == 0);
        REQUIRE(chmod(path.c_str(), 02750) == 0);
    }
};

std::string name_of(Fault fault)
{
    switch (fault) {
    case Fault::Invalid:
        return "invalid";
    case Fault::Unavailable:
        return "unavailable";
    case Fault::Refused:
        return "refused";
    case Fault::Corrupt:
        return "corrupt";
    }
    return "";
}

template <class T>
std::string fault_of(Result<T> const& result)
{
    return result ? "none" : name_of(result.error().fault);
}

// Writes one record, says so, and one more each time it is told to; ends cleanly at "end".
void keep_kiosk(std::filesystem::path const& folder, Line const& line)
{
    auto outbox = Outbox::open(folder);
    if (!outbox)
        return line.say(outbox.error().what);
    for (std::uint8_t visitor = 1;; ++visitor) {
        if (auto const sealed = visit(*outbox, visitor); !sealed)
            return line.say(sealed.error().what);
        line.say("sealed");
        if (line.hear() != "more")
            return;
    }
}

std::string look_at_kiosk(std::filesystem::path const& folder)
{
    auto const glance = OutboxView(folder).look(0, 100, 1 << 20);
    return glance ? fmt::format("{} records", glance->records.size()) : name_of(glance.error().fault);
}

Progress const some_progress { some_id<Epoch>(1), some_id<Incarnation>(2), 7, 5, some_id<Lease>(3) };

void keep_uplink(std::filesystem::path const& folder, Line const& line)
{
    auto file = UplinkFile::open(folder);
    if (!file)
        return line.say(file.error().what);
    auto const settled = file->settle(some_progress, instant_of(1'000));
    line.say(settled ? "settled" : settled.error().what);
    line.hear();
}

std::string look_at_uplink(std::filesystem::path const& folder)
{
    auto const glance = UplinkView(folder).look(some_progress.epoch);
    if (!glance)
        return name_of(glance.error().fault);
    return glance->progress ? fmt::format("acknowledged {}", glance->progress->acknowledged_through)
                            : "no progress";
}

}

TEST_SUITE("the uplink's look at terminal.db")
{
    TEST_CASE("sees what is sealed while the kiosk is alive, killed, alive again and stopped")
    {
        Disk const disk;
        auto const kiosk = [&](Line const& line) { keep_kiosk(disk.kiosk, line); };
        auto const look = [&] { return told_by(uplink_user, [&] { return look_at_kiosk(disk.kiosk); }); };

        OtherProcess first(kiosk_user, kiosk);
        REQUIRE(first.hear() == "sealed");
        CHECK(look() == "1 records");
        first.say("more");
        REQUIRE(first.hear() == "sealed");
        CHECK(look() == "2 records");

        first.kill();
        CHECK(look() == "2 records");

        OtherProcess second(kiosk_user, [&](Line const& line) {
            auto outbox = Outbox::open(disk.kiosk);
            line.say(outbox && visit(*outbox, 77) ? "sealed" : "failed");
            line.hear();
        });
        REQUIRE(second.hear() == "sealed");
        CHECK(look() == "3 records");

        second.say("end");
        second.wait();
        CHECK(look() == "3 records");
    }

    TEST_CASE("one look after another sees more while the kiosk goes on")
    {
        Disk const disk;
        OtherProcess const kiosk(kiosk_user, [&](Line const& line) { keep_kiosk(disk.kiosk, line); });
        OtherProcess const uplink(uplink_user, [&](Line const& line) {
            OutboxView const view(disk.kiosk);
            while (line.hear() == "look") {
                auto const glance = view.look(0, 100, 1 << 20);
                line.say(glance ? std::to_string(glance->records.size()) : glance.error().what);
            }
        });

        for (int records = 1; records <= 20; ++records) {
            REQUIRE(kiosk.hear() == "sealed");
            uplink.say("look");
            CHECK(uplink.hear() == std::to_string(records));
            kiosk.say("more");
        }
    }

    TEST_CASE("is unavailable before the kiosk was ever started")
    {
        Disk const disk;

        CHECK(told_by(uplink_user, [&] { return look_at_kiosk(disk.kiosk); }) == "unavailable");
    }

    TEST_CASE("can't become writing")
    {
        Disk const disk;
        OtherProcess const kiosk(kiosk_user, [&](Line const& line) { keep_kiosk(disk.kiosk, line); });
        REQUIRE(kiosk.hear() == "sealed");
        auto const by_uplink = [](auto act) { return told_by(uplink_user, act); };

        CHECK(by_uplink([&] { return fault_of(Outbox::open(disk.kiosk)); }) == "refused");
        CHECK(by_uplink([&] { return fault_of(sql::open_writer(disk.kiosk / "terminal.db")); }) == "refused");
        for (auto const* file : { "terminal.db", "terminal.db-wal", "terminal.db-shm", "kiosk.lock" }) {
            CHECK(by_uplink([&] {
                return open((disk.kiosk / file).c_str(), O_WRONLY) < 0 ? std::to_string(errno) : "open";
            }) == std::to_string(EACCES));
        }
    }

    TEST_CASE("what another user left is told as theirs, and not as a kiosk that runs")
    {
        Disk const disk;
        {
            auto const by_root = Outbox::open(disk.kiosk);
            REQUIRE(by_root);
        }

        auto const told = told_by(kiosk_user, [&] {
            auto const outbox = Outbox::open(disk.kiosk);
            return outbox ? "" : outbox.error().what;
        });
        CHECK(told.find("kiosk.lock is another user's: run this as that one") != std::string::npos);
    }

    TEST_CASE("is closed to everyone outside the group")
    {
        Disk const disk;
        OtherProcess const kiosk(kiosk_user, [&](Line const& line) { keep_kiosk(disk.kiosk, line); });
        REQUIRE(kiosk.hear() == "sealed");
        User const stranger { 64003, 64003 };

        CHECK(told_by(stranger, [&] { return look_at_kiosk(disk.kiosk); }) == "unavailable");
    }
}

TEST_SUITE("the kiosk's look at uplink.db")
{
    TEST_CASE("sees how far headquarters is while the uplink is alive, killed, alive again and stopped")
    {
        Disk const disk;
        auto const uplink = [&](Line const& line) { keep_uplink(disk.uplink, line); };
        auto const look = [&] { return told_by(kiosk_user, [&] { return look_at_uplink(disk.uplink); }); };

        OtherProcess first(uplink_user, uplink);
        REQUIRE(first.hear() == "settled");
        CHECK(look() == "acknowledged 7");

        first.kill();
        CHECK(look() == "acknowledged 7");

        OtherProcess second(uplink_user, uplink);
        REQUIRE(second.hear() == "settled");
        CHECK(look() == "acknowledged 7");

        second.say("end");
        second.wait();
        CHECK(look() == "acknowledged 7");
    }

    TEST_CASE("is unavailable before the uplink was ever started")
    {
        Disk const disk;

        CHECK(told_by(kiosk_user, [&] { return look_at_uplink(disk.uplink); }) == "unavailable");
    }

    TEST_CASE("can't become writing")
    {
        Disk const disk;
        OtherProcess const uplink(uplink_user, [&](Line const& line) { keep_uplink(disk.uplink, line); });
        REQUIRE(uplink.hear() == "settled");

        CHECK(told_by(kiosk_user, [&] { return fault_of(UplinkFile::open(disk.uplink)); }) == "refused");
        CHECK(told_by(kiosk_user, [&] { return fault_of(sql::open_writer(disk.uplink / "uplink.db")); })
            == "refused");
    }
}
