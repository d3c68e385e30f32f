// Disks and files that an Outbox can't work with: one clear sentence with the remedy, and nothing
// half-written.
#include "sync/outbox/outbox.h"
#include "sync/outbox/outbox_view.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/other_process.h"
#include "tests/outbox/some_visits.h"

#include <fstream>
#include <sched.h>
#include <sys/mount.h>

using namespace peakend;

namespace {

template <class T>
std::string sentence_of(Result<T> const& result)
{
    return result ? "no error" : result.error().what;
}

// Runs `act` where `folder` is a disk of 256 KiB, and gives what it says. The disk goes with the process.
std::string told_on_small_disk(std::filesystem::path const& folder, std::function<std::string()> act)
{
    require_root();
    return told_by({ 0, 0 }, [&]() -> std::string {
        if (unshare(CLONE_NEWNS) != 0 || mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
            || mount("none", folder.c_str(), "tmpfs", 0, "size=256k") != 0)
            return "this test mounts a small disk: run it where root may mount";
        return act();
    });
}

// Takes up all the room that is left.
void fill(std::filesystem::path const& file)
{
    std::ofstream stream(file, std::ios::binary);
    while (stream << std::string(1024, 'x') << std::flush) { }
}

}

TEST_SUITE("Outbox on a bad disk")
{
    TEST_CASE("a second kiosk on the same folder is refused with the first one's process")
    {
        TemporaryFolder const folder;
        auto const first = Outbox::open(folder.path());
        REQUIRE(first);

        auto const second = Outbox::open(folder.path());

        REQUIRE_FALSE(second);
        CHECK(second.error().fault == Fault::Refused);
        CHECK(second.error().what
            == fmt::format("another kiosk is using the folder {} (process {} holds {}): end it first, or "
                           "name another folder",
                folder.path().string(), getpid(), (folder.path() / "kiosk.lock").string()));
    }

    TEST_CASE("a folder that this user may not write to is refused and stays as it is")
    {
        TemporaryFolder const folder;
        require_root();
        std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));

        auto const sentence = told_by(kiosk_user, [&] { return sentence_of(Outbox::open(folder.path())); });

        CHECK(sentence.find("cannot write to the folder " + folder.path().string()) == 0);
        CHECK(std::filesystem::is_empty(folder.path()));
    }

    TEST_CASE("a database of a newer version is refused with the remedy")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "terminal.db";
        REQUIRE((*sql::open_writer(file))->run_script("PRAGMA user_version = 99"));

        auto const opened = Outbox::open(folder.path());
        auto const looked = OutboxView(folder.path()).look(0, 1, 1);

        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Refused);
        CHECK(opened.error().what
            == fmt::format(
                "{} was written by a newer version (schema 99, this program knows {}): install the newer "
                "program",
                file.string(), terminal_file.schema.size()));
        CHECK(looked.error().what == opened.error().what);
    }

    TEST_CASE("a file that is no database is corrupt and stays as it is")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "terminal.db";
        std::ofstream(file) << std::string(5000, '?');

        auto const opened = Outbox::open(folder.path());

        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Corrupt);
        CHECK(opened.error().what == file.string() + " is not a database: move it away");
        CHECK(std::filesystem::file_size(file) == 5000);
    }

    TEST_CASE("an open visit that can't be read is told, and the ones beside it are sealed")
    {
        TemporaryFolder const folder;
        {
            auto outbox = *Outbox::open(folder.path());
            for (std::uint8_t visitor = 1; visitor <= 3; ++visitor)
                REQUIRE(outbox.begin(some_opening(visitor), { "coffee", 5 }));
        }
        REQUIRE((*sql::open_writer(folder.path() / "terminal.db"))
                    ->execute("UPDATE visit SET flags = '[' WHERE id = $1",
                        { sql::Bytes { some_id<RecordId>(2).raw() } }));
        auto outbox = *Outbox::open(folder.path());

        for (std::size_t const still_open : { 2, 0 }) {
            auto const found = outbox.seal_interrupted();
            REQUIRE(found);
            CHECK(found->sealed == still_open);
            CHECK(found->left == 1);
            CHECK(found->why.find("stored JSON is damaged") == 0);
        }
    }

    TEST_CASE("a disk that fills up fails a tap whole, and taps work again when there is room")
    {
        TemporaryFolder const folder;

        auto const story = told_on_small_disk(folder.path(), [&]() -> std::string {
            auto outbox = *Outbox::open(folder.path());
            if (!visit(outbox, 1) || !outbox.begin(some_opening(2), { "coffee", 5 }))
                return "it did not even begin";
            fill(folder.path() / "ballast");

            std::string first_error;
            for (std::uint8_t visitor = 3; first_error.empty() && visitor < 250; ++visitor) {
                if (auto const begun = outbox.begin(some_opening(visitor), { "coffee", 5 }); !begun)
                    first_error = begun.error().what;
            }
            if (outbox.probe())
                return "a probe worked on a full disk";

            std::filesystem::remove(folder.path() / "ballast");
            if (!outbox.probe() || !outbox.seal(some_closing(2)) || !visit(outbox, 251))
                return "it did not come back";
            return first_error;
        });

        CHECK(story
            == "the disk that holds " + (folder.path() / "terminal.db").string()
                + " is full: free some space");
    }

    TEST_CASE("what was confirmed before the disk was full is all there afterwards, and nothing else")
    {
        TemporaryFolder const folder;

        auto const story = told_on_small_disk(folder.path(), [&]() -> std::string {
            std::size_t confirmed = 0;
            {
                auto outbox = *Outbox::open(folder.path());
                fill(folder.path() / "ballast");
                while (confirmed < 250 && visit(outbox, static_cast<std::uint8_t>(confirmed + 1)))
                    ++confirmed;
            }
            std::filesystem::remove(folder.path() / "ballast");
            auto outbox = Outbox::open(folder.path());
            if (!outbox)
                return outbox.error().what;
            auto const interrupted = outbox->seal_interrupted()->sealed;
            auto const held = OutboxView(folder.path()).look(0, 1000, 1 << 20)->records.size();
            // A visit may have begun with the last room and found none to be sealed in.
            return confirmed + interrupted == held && interrupted <= 1
                ? "all there"
                : fmt::format("{} and {} of {}", confirmed, interrupted, held);
        });

        CHECK(story == "all there");
    }

    TEST_CASE("a disk that is full from the start is said so, and what was there stays whole")
    {
        TemporaryFolder const folder;

        auto const story = told_on_small_disk(folder.path(), [&]() -> std::string {
            fill(folder.path() / "ballast");
            auto const opened = Outbox::open(folder.path());
            if (opened)
                return "it opened on a full disk";
            std::filesystem::remove(folder.path() / "ballast");
            if (!Outbox::open(folder.path()))
                return "it did not come back";
            return opened.error().what;
        });

        CAPTURE(story);
        CHECK(
            (story.find("is full") != std::string::npos || story.find("No space left") != std::string::npos));
    }
}
