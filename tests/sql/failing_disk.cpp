// A disk whose sync fails: our own fsync and fdatasync stand before the C library's for SQLite too.
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"

#include <cerrno>
#include <csignal>
#include <doctest/doctest.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace peakend;

namespace {

std::filesystem::path failing_file;

int synced(long call, int file)
{
    std::error_code none;
    auto const path = std::filesystem::read_symlink("/proc/self/fd/" + std::to_string(file), none);
    if (failing_file.empty() || path != failing_file)
        return static_cast<int>(syscall(call, file));
    errno = EIO;
    return -1;
}

// Inserts in a process of its own while the sync of `file` fails. Gives the signal that ended it, or 0.
int ending_of_insert(
    std::filesystem::path const& database, std::filesystem::path const& file, std::string text)
{
    auto const child = fork();
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        auto const inside = *sql::open_writer(database);
        failing_file = file.empty() ? file : std::filesystem::canonical(file);
        static_cast<void>(inside->execute("INSERT INTO note VALUES ($1)", { std::move(text) }));
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

struct Notes {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "notes.db";
    std::filesystem::path log = folder.path() / "notes.db-wal";

    Notes()
    {
        REQUIRE((*sql::open_writer(file))
                    ->run_script("CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('kept');"));
    }
};

constexpr std::size_t more_than_a_log_holds = 5 << 20;

}

extern "C" int fsync(int file) { return synced(SYS_fsync, file); }
extern "C" int fdatasync(int file) { return synced(SYS_fdatasync, file); }

TEST_SUITE("a disk whose sync fails")
{
    TEST_CASE("ends the process at a commit, and what was confirmed before is still there")
    {
        Notes const notes;

        CHECK(ending_of_insert(notes.file, notes.log, "never confirmed") == SIGABRT);

        auto const after = *sql::open_writer(notes.file);
        CHECK(after->query("SELECT * FROM note WHERE text = 'kept'")->size() == 1);
        CHECK(sql::quick_check(*after));
    }

    TEST_CASE("ends the process when the log is copied into the database, and the log has everything")
    {
        Notes const notes;

        auto const ending = ending_of_insert(notes.file, notes.file, std::string(more_than_a_log_holds, 'x'));

        CHECK(ending == SIGABRT);
        auto const after = *sql::open_writer(notes.file);
        CHECK(after->query("SELECT * FROM note")->size() == 2);
        CHECK(sql::quick_check(*after));
    }

    TEST_CASE("which does not fail changes nothing")
    {
        Notes const notes;

        CHECK(ending_of_insert(notes.file, {}, std::string(more_than_a_log_holds, 'x')) == 0);

        CHECK((*sql::open_writer(notes.file))->query("SELECT * FROM note")->size() == 2);
    }
}
