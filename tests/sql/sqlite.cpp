#include "sync/sql/sqlite.h"

#include "tests/base/temporary_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>

using namespace peakend;
using namespace peakend::sql;

namespace {

std::string bytes_of(std::filesystem::path const& file)
{
    std::ifstream stream(file, std::ios::binary);
    return { std::istreambuf_iterator<char>(stream), {} };
}

void write(std::filesystem::path const& file, std::string const& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

mode_t mode_of(std::filesystem::path const& file)
{
    struct stat found { };
    stat(file.c_str(), &found);
    return found.st_mode & 07777;
}

struct Masked {
    explicit Masked(mode_t mask)
        : before(umask(mask))
    {
    }
    ~Masked() { umask(before); }
    mode_t before;
};

// A database with one table of texts.
struct Notes {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "notes.db";
    std::filesystem::path log = folder.path() / "notes.db-wal";
    std::unique_ptr<Connection> writer = *open_writer(file);

    Notes() { REQUIRE(writer->run_script("CREATE TABLE note (text TEXT);")); }
    Result<std::int64_t> add(std::string text)
    {
        return writer->execute("INSERT INTO note (text) VALUES ($1)", { std::move(text) });
    }
    static std::int64_t count(Connection& connection)
    {
        return connection.query("SELECT count(*) FROM note")->front().whole(0);
    }
};

}

TEST_SUITE("open_writer")
{
    TEST_CASE("keeps a log, syncs every commit and overwrites what is deleted")
    {
        Notes notes;

        CHECK(notes.writer->query("PRAGMA journal_mode")->front().text(0) == "wal");
        CHECK(notes.writer->query("PRAGMA synchronous")->front().whole(0) == 2);
        CHECK(notes.writer->query("PRAGMA secure_delete")->front().whole(0) == 1);
        CHECK(notes.writer->query("PRAGMA foreign_keys")->front().whole(0) == 1);
    }

    TEST_CASE("lets the group read the database and its log whatever the umask")
    {
        for (mode_t const mask : { 0077, 0000 }) {
            Masked const masked(mask);
            Notes notes;
            REQUIRE(notes.add("one"));

            CHECK(mode_of(notes.file) == 0640);
            CHECK(mode_of(notes.log) == 0640);
            CHECK(mode_of(notes.folder.path() / "notes.db-shm") == 0640);
        }
    }

    TEST_CASE("leaves the log beside the database after a clean end, so that a reader can still open it")
    {
        Notes notes;
        REQUIRE(notes.add("one"));

        notes.writer.reset();

        CHECK(std::filesystem::exists(notes.log));
    }

    TEST_CASE("a folder that is not there is refused with the remedy")
    {
        TemporaryFolder folder;

        auto const opened = open_writer(folder.path() / "nowhere" / "notes.db");

        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Refused);
        CHECK(opened.error().what
            == (folder.path() / "nowhere" / "notes.db").string()
                + " can't be written: its folder must be there, and this user must be allowed to write to "
                  "both");
    }

    TEST_CASE("a file that is no database is corrupt and stays as it is")
    {
        TemporaryFolder folder;
        auto const file = folder.path() / "notes.db";
        write(file, std::string(8192, 'x'));

        auto const opened = open_writer(file);

        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Corrupt);
        CHECK(opened.error().what == file.string() + " is not a database: move it away");
        CHECK(bytes_of(file) == std::string(8192, 'x'));
    }

    TEST_CASE("a full database rolls the transaction back and works again when there is room")
    {
        Notes notes;
        REQUIRE(notes.add("before"));
        REQUIRE(notes.writer->query("PRAGMA max_page_count = 4"));

        auto const full = [&]() -> Result<void> {
            auto transaction = TRY(Transaction::begin(*notes.writer));
            TRY(notes.add("small"));
            TRY(notes.add(std::string(64 << 10, 'x')));
            return transaction.commit();
        }();

        REQUIRE_FALSE(full);
        CHECK(full.error().fault == Fault::Unavailable);
        CHECK(
            full.error().what == "the disk that holds " + notes.file.string() + " is full: free some space");
        CHECK(Notes::count(*notes.writer) == 1);

        REQUIRE(notes.writer->query("PRAGMA max_page_count = 1000"));
        CHECK(notes.add(std::string(64 << 10, 'x')));
        CHECK(quick_check(*notes.writer));
    }
}

TEST_SUITE("open_reader")
{
    TEST_CASE("sees what is committed while the writer is open, and after it ended")
    {
        Notes notes;
        REQUIRE(notes.add("one"));

        auto const alive = open_reader(notes.file);
        REQUIRE(alive);
        CHECK(Notes::count(**alive) == 1);
        REQUIRE(notes.add("two"));
        CHECK(Notes::count(**alive) == 2);

        notes.writer.reset();
        auto const ended = open_reader(notes.file);
        REQUIRE(ended);
        CHECK(Notes::count(**ended) == 2);
    }

    TEST_CASE("a file that is not there yet is unavailable, and is not made")
    {
        TemporaryFolder folder;

        auto const opened = open_reader(folder.path() / "notes.db");

        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Unavailable);
        CHECK(std::filesystem::is_empty(folder.path()));
    }

    TEST_CASE("can't write")
    {
        Notes notes;
        auto const reader = open_reader(notes.file);
        REQUIRE(reader);

        CHECK_FALSE((*reader)->execute("INSERT INTO note (text) VALUES ('mine')"));

        CHECK(Notes::count(*notes.writer) == 0);
    }
}

TEST_SUITE("quick_check")
{
    TEST_CASE("finds a page that was overwritten")
    {
        Notes notes;
        for (int i = 0; i < 200; ++i)
            REQUIRE(notes.add(std::string(200, 'x')));
        REQUIRE(checkpoint(*notes.writer));
        REQUIRE(quick_check(*notes.writer));
        notes.writer.reset();
        auto bytes = bytes_of(notes.file);
        std::fill(bytes.begin() + 8192, bytes.begin() + 12288, '\xff');
        write(notes.file, bytes);

        auto const checked = [&]() -> Result<void> { return quick_check(*TRY(open_writer(notes.file))); }();

        REQUIRE_FALSE(checked);
        CHECK(checked.error().fault == Fault::Corrupt);
        CHECK(checked.error().what.find(notes.file.string() + " is damaged") == 0);
    }
}

TEST_SUITE("checkpoint")
{
    TEST_CASE("takes deleted text off the disk")
    {
        Notes notes;
        auto const on_disk = [&] {
            return (bytes_of(notes.file) + bytes_of(notes.log)).find("canary") != std::string::npos;
        };
        REQUIRE(notes.add("a canary sings"));
        REQUIRE(on_disk());

        REQUIRE(notes.writer->execute("DELETE FROM note"));
        CHECK(on_disk());
        REQUIRE(checkpoint(*notes.writer));

        CHECK_FALSE(on_disk());
    }

    TEST_CASE("is unavailable while a reader looks, and works once it has looked")
    {
        Notes notes;
        auto const reader = open_reader(notes.file);
        REQUIRE(reader);
        {
            auto const look = Transaction::begin(**reader);
            REQUIRE(Notes::count(**reader) == 0);
            REQUIRE(notes.add("one"));

            auto const busy = checkpoint(*notes.writer);

            REQUIRE_FALSE(busy);
            CHECK(busy.error().fault == Fault::Unavailable);
        }

        CHECK(checkpoint(*notes.writer));
        CHECK(std::filesystem::file_size(notes.log) == 0);
    }
}
