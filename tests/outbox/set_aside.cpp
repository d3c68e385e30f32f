// A damaged terminal.db stands in nobody's way, and nothing of it is lost.
#include "sync/outbox/set_aside.h"

#include "sync/outbox/outbox.h"
#include "sync/outbox/outbox_view.h"
#include "sync/sql/sqlite.h"
#include "tests/base/kept_journal.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <sys/stat.h>

using namespace peakend;

namespace {

using Path = std::filesystem::path;
using Files = std::map<std::string, std::string>;

Instant const now = *parse_rfc3339("2026-11-27T23:12:00.123Z");
char const* const usual_name = "terminal.db-damaged-20261127T231200123Z";

std::string bytes_of(Path const& file)
{
    std::ifstream stream(file, std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

void write(Path const& file, std::string const& bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

// A terminal whose database is damaged within, or no database at all.
struct Damaged {
    TemporaryFolder folder;
    Epoch epoch;

    Damaged()
    {
        auto outbox = *Outbox::open(folder.path());
        epoch = outbox.epoch();
        for (std::uint8_t visitor = 1; visitor <= 200; ++visitor)
            REQUIRE(visit(outbox, visitor));
        REQUIRE(outbox.forget(0));
    }
    Path file() const { return folder.path() / "terminal.db"; }
    Path aside() const { return folder.path() / usual_name; }
    // The last page: a leaf of some table or index.
    void damage_within() const
    {
        auto bytes = bytes_of(file());
        REQUIRE(bytes.size() > 20'000);
        std::fill(bytes.end() - 4096, bytes.end(), '\xff');
        write(file(), bytes);
    }
    Files files() const
    {
        Files found;
        for (auto const* suffix : { "", "-wal", "-shm" })
            if (std::filesystem::exists(file().string() + suffix))
                found["terminal.db" + std::string(suffix)] = bytes_of(file().string() + suffix);
        return found;
    }
    Files files_aside() const
    {
        Files found;
        for (auto const& entry : std::filesystem::directory_iterator(aside()))
            found[entry.path().filename().string()] = bytes_of(entry.path());
        return found;
    }
    Result<Outbox> start() const { return Outbox::open_or_begin_anew(folder.path(), now); }
};

}

TEST_SUITE("Outbox that begins anew")
{
    TEST_CASE("a damaged database is set aside, and visitors are asked under a new epoch")
    {
        Damaged damaged;
        damaged.damage_within();
        CHECK(Outbox::open(damaged.folder.path()).error().fault == Fault::Corrupt);

        auto outbox = damaged.start();

        REQUIRE(outbox);
        CHECK(outbox->epoch() != damaged.epoch);
        CHECK(*visit(*outbox, 1) == 1);
        auto const glance = OutboxView(damaged.folder.path()).look(0, 10, 10'000);
        REQUIRE(glance);
        CHECK(glance->epoch == outbox->epoch());
        CHECK(glance->next_seq == 2);
    }

    TEST_CASE("database, -wal and -shm go together and as they were, for their owner's eyes")
    {
        Damaged const damaged;
        write(damaged.file().string() + "-wal", "what came last");
        auto const before = damaged.files();
        REQUIRE(before.size() == 3);

        CHECK(*set_aside(terminal_file, damaged.folder.path(), now) == damaged.aside());

        CHECK(damaged.files().empty());
        CHECK(damaged.files_aside() == before);
        struct stat found { };
        REQUIRE(stat(damaged.aside().c_str(), &found) == 0);
        CHECK((found.st_mode & 0777) == 0700);
    }

    TEST_CASE("a file that is no database is set aside as it was")
    {
        Damaged const damaged;
        write(damaged.file(), std::string(5000, '?'));

        REQUIRE(damaged.start());

        CHECK(damaged.files_aside().at("terminal.db") == std::string(5000, '?'));
    }

    TEST_CASE("it is journaled with its place and what to do")
    {
        Damaged const damaged;
        write(damaged.file(), std::string(5000, '?'));
        KeptJournal const journal;

        REQUIRE(damaged.start());

        CHECK(journal.count("terminal_db_set_aside") == 1);
        CHECK(journal.text().find("<2>") == 0);
        CHECK(journal.text().find("kept_in=" + damaged.aside().string()) != std::string::npos);
        CHECK(journal.text().find("keep that folder") != std::string::npos);
    }

    TEST_CASE("one that is in order, one of a newer version and one of another kiosk stay where they are")
    {
        Damaged const sound;
        CHECK(sound.start()->epoch() == sound.epoch);
        CHECK_FALSE(std::filesystem::exists(sound.aside()));

        Damaged const newer;
        REQUIRE((*sql::open_writer(newer.file()))->run_script("PRAGMA user_version = 99"));
        newer.damage_within();
        CHECK(newer.start().error().fault == Fault::Refused);
        CHECK_FALSE(std::filesystem::exists(newer.aside()));

        Damaged const shared;
        auto const kiosk = *Outbox::open(shared.folder.path());
        auto const taken = set_aside(terminal_file, shared.folder.path(), now);
        REQUIRE_FALSE(taken);
        CHECK(taken.error().what.find("another kiosk is using the folder ") == 0);
        CHECK_FALSE(std::filesystem::exists(shared.aside()));
    }

    TEST_CASE("a sound one that can't be brought to this version stays where it is")
    {
        Damaged const sound;
        // What version 2 adds is there already.
        REQUIRE((*sql::open_writer(sound.file()))->run_script("PRAGMA user_version = 1"));

        auto const opened = sound.start();

        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Refused);
        CHECK(opened.error().what.find("encounters already exists") != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(sound.aside()));
    }

    TEST_CASE("one that was set aside is never written over, and a disk that damages many is told")
    {
        Damaged const damaged;
        REQUIRE(set_aside(terminal_file, damaged.folder.path(), now));
        auto const before = damaged.files_aside();
        auto const spoil = [&] { write(damaged.file(), std::string(5000, '?')); };

        spoil();
        CHECK_FALSE(damaged.start());
        CHECK(damaged.files_aside() == before);
        CHECK(std::filesystem::exists(damaged.file()));

        for (int later = 1; later < most_set_aside; ++later) {
            REQUIRE(set_aside(terminal_file, damaged.folder.path(), now + Milliseconds(later)));
            spoil();
        }
        auto const one_more
            = set_aside(terminal_file, damaged.folder.path(), now + Milliseconds(most_set_aside));
        REQUIRE_FALSE(one_more);
        CHECK(one_more.error().what.find("replace its disk") != std::string::npos);
        CHECK(std::filesystem::exists(damaged.file()));
    }
}
