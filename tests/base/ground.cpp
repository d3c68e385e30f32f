#include "sync/base/durable_file.h"
#include "sync/base/file_lock.h"
#include "sync/base/instant.h"
#include "sync/base/journal.h"
#include "sync/base/locked.h"
#include "sync/base/result.h"

#include "tests/base/temporary_folder.h"

#include <atomic>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <tuple>

using namespace peakend;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return failed(Fault::Invalid, "{} is odd", number);
    return number / 2;
}

Result<int> quarter(int number) { return TRY(half(TRY(half(number)))); }

Result<void> must_be_even(int number)
{
    TRY(half(number));
    return {};
}

}

TEST_SUITE("Result")
{
    TEST_CASE("TRY gives the value or returns the error to the caller")
    {
        CHECK(quarter(12) == 3);
        REQUIRE_FALSE(quarter(6));
        CHECK(quarter(6).error().what == "3 is odd");
        CHECK(must_be_even(2));
        CHECK_FALSE(must_be_even(3));
    }
}

TEST_SUITE("Instant")
{
    TEST_CASE("RFC 3339 goes there and back")
    {
        auto const instant = instant_of(1'794'847'200'123);

        CHECK(rfc3339(instant) == "2026-11-16T16:40:00.123Z");
        CHECK(parse_rfc3339("2026-11-16T16:40:00.123Z") == instant);
    }

    TEST_CASE("what is no time is refused")
    {
        CHECK_FALSE(parse_rfc3339("yesterday"));
        CHECK_FALSE(parse_rfc3339("2026-11-16T16:40:00.123Z and more"));
        CHECK_FALSE(parse_rfc3339("2026-13-16T16:40:00Z"));
    }

    TEST_CASE("the boot clock never goes back")
    {
        auto const before = BootClock::now();

        CHECK(BootClock::now() >= before);
        CHECK(boot_id().size() == 32);
    }
}

TEST_SUITE("journal")
{
    TEST_CASE("an event is one line whatever is in its fields")
    {
        CHECK(journal::line("batch_sent", { { "records", 50 }, { "to", "http://hq" } })
            == "event=batch_sent records=50 to=http://hq");
        CHECK(journal::line("refused", { { "why", std::string("a \"b\"\nc") } })
            == "event=refused why=\"a \\\"b\\\" c\"");
        CHECK(journal::line("heard", { { "from", std::string("\x1b[2J\x7f\u009b\u2028") } })
            == "event=heard from=\" [2J   \"");
        CHECK(journal::line("empty", { { "why", std::string() } }) == "event=empty why=\"\"");
    }
}

TEST_SUITE("durable files")
{
    TEST_CASE("a file is deleted, and one that is not there is no fault")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "key";
        REQUIRE(replace_file(file, "old", 0600));

        CHECK(remove_file(file));
        CHECK_FALSE(std::filesystem::exists(file));
        CHECK(remove_file(file));
        CHECK_FALSE(remove_file(folder.path() / "nowhere" / "key"));
    }

    TEST_CASE("a file is replaced whole and readable by no more than its mode")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "key";
        REQUIRE(replace_file(file, "old", 0600));

        REQUIRE(replace_file(file, "new", 0600));

        CHECK(read_file(file, 100) == std::string("new"));
        struct stat status { };
        REQUIRE(stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }

    TEST_CASE("a file has its mode whatever the umask")
    {
        TemporaryFolder const folder;
        auto const before = umask(0027);

        auto const written = replace_file(folder.path() / "exported", "x", 0644);
        umask(before);

        REQUIRE(written);
        struct stat status { };
        REQUIRE(stat((folder.path() / "exported").c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0644);
    }

    TEST_CASE("a file that is too long is Invalid and a missing one Unavailable")
    {
        TemporaryFolder const folder;
        REQUIRE(replace_file(folder.path() / "long", std::string(11, 'x'), 0600));

        CHECK(read_file(folder.path() / "long", 10).error().fault == Fault::Invalid);
        CHECK(read_file(folder.path() / "none", 10).error().fault == Fault::Unavailable);
    }

    TEST_CASE("a folder that cannot be made is refused with the remedy")
    {
        TemporaryFolder const folder;
        REQUIRE(replace_file(folder.path() / "file", "x", 0600));

        auto const made = ensure_folder(folder.path() / "file" / "below", 0750);

        REQUIRE_FALSE(made);
        CHECK(made.error().what.find("Name another one") != std::string::npos);
    }

    TEST_CASE("a folder gets its mode")
    {
        TemporaryFolder const folder;

        REQUIRE(ensure_folder(folder.path() / "a" / "b", 02750));

        struct stat status { };
        REQUIRE(stat((folder.path() / "a" / "b").c_str(), &status) == 0);
        CHECK((status.st_mode & 07777) == 02750);
    }
}

TEST_SUITE("FileLock")
{
    TEST_CASE("a second process is told who holds it")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "ledger.lock";
        auto const lock = FileLock::take(file);
        REQUIRE(lock);

        auto const again = FileLock::take(file);

        REQUIRE_FALSE(again);
        CHECK(again.error().what == "process " + std::to_string(getpid()) + " holds " + file.string());
    }

    TEST_CASE("a lock ends with its holder")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "ledger.lock";
        auto const child = fork();
        if (child == 0) {
            auto const lock = FileLock::take(file);
            _exit(lock ? 0 : 1);
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        REQUIRE(status == 0);

        CHECK(FileLock::take(file));
    }

    TEST_CASE("whether it is held is seen, and never keeps anybody from taking it")
    {
        TemporaryFolder const folder;
        auto const file = folder.path() / "ledger.lock";
        CHECK_FALSE(FileLock::is_held(file).value());
        {
            auto const lock = FileLock::take(file);
            CHECK(FileLock::is_held(file).value());
        }
        CHECK_FALSE(FileLock::is_held(file).value());

        std::atomic<bool> done = false;
        std::thread curious([&] {
            while (!done)
                std::ignore = FileLock::is_held(file);
        });
        int refused = 0;
        for (int times = 0; times < 2'000; ++times)
            refused += FileLock::take(file) ? 0 : 1;
        done = true;
        curious.join();
        CHECK(refused == 0);
    }
}

TEST_SUITE("Locked")
{
    TEST_CASE("when() sleeps until another thread makes it true")
    {
        Locked<int> number(0);
        std::thread other([&] { number.change([](int& value) { value = 7; }); });

        auto const seen = number.when([](int value) { return value == 7; }, [](int& value) { return value; });

        other.join();
        CHECK(seen == 7);
    }
}
