#include "kiosk/stage/utterance.h"

#include "tests/stage/some_speech.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>

using namespace peakend;
using namespace peakend::stage;

namespace {

// Writes what it is told behind a header of 44 bytes, as if it were samples.
std::vector<std::vector<std::string>> echo() { return { { "/bin/sh", "-c", "printf %044d 0; cat" } }; }

std::string text_of(Utterance& utterance)
{
    auto const bytes = all_of(utterance);
    return { bytes.begin(), bytes.end() };
}

std::size_t children()
{
    std::size_t count = 0;
    for (auto const& entry : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(entry.path() / "children");
        for (std::string pid; file >> pid;)
            ++count;
    }
    return count;
}

}

TEST_SUITE("Utterance")
{
    TEST_CASE("words go in, and what the programs make of them comes out behind the header")
    {
        auto one = Utterance::begin(echo(), "good; $(ls) `ls` \"'\\");
        REQUIRE(one);
        CHECK(text_of(*one) == "good; $(ls) `ls` \"'\\");

        auto two = Utterance::begin({ { "/usr/bin/tr", "a", "b" }, echo().front() }, "banana");
        REQUIRE(two);
        CHECK(text_of(*two) == "bbnbnb");
    }

    TEST_CASE("no word stands on a command line")
    {
        auto utterance = Utterance::begin(
            { { "/bin/sh", "-c", "cat >/dev/null; tr '\\0' ' ' </proc/self/cmdline" } }, "my secret");
        REQUIRE(utterance);

        auto const seen = text_of(*utterance);

        CHECK(seen.find("cmdline") != std::string::npos);
        CHECK(seen.find("secret") == std::string::npos);
    }

    TEST_CASE("words that are too long are cut between letters, and nobody waits")
    {
        std::string words(Utterance::longest - 1, 'a');
        auto utterance = Utterance::begin(echo(), words + "好的");
        REQUIRE(utterance);

        CHECK(text_of(*utterance) == words);
    }

    TEST_CASE("a program that reads nothing and dies harms nobody")
    {
        auto utterance = Utterance::begin({ { "/bin/false" } }, "hello");
        REQUIRE(utterance);

        CHECK(all_of(*utterance).empty());
        while (!utterance->gone())
            std::this_thread::yield();
        CHECK_FALSE(utterance->ended_well());
    }

    TEST_CASE("a program that is not there is told")
    {
        auto const utterance = Utterance::begin({ { "/usr/bin/there-is-no-such-program" } }, "hello");

        REQUIRE_FALSE(utterance);
        CHECK(utterance.error().fault == Fault::Unavailable);
    }

    TEST_CASE("what is killed ends, and leaves no zombie")
    {
        auto const before = children();
        {
            auto utterance = Utterance::begin({ { "/bin/sleep", "1000" }, { "/bin/cat" } }, "hello");
            REQUIRE(utterance);
            CHECK(children() == before + 2);
            CHECK_FALSE(utterance->gone());

            utterance->kill();
            while (!utterance->gone())
                std::this_thread::yield();

            CHECK_FALSE(utterance->ended_well());
            CHECK(children() == before);
            auto forgotten = Utterance::begin({ { "/bin/sleep", "1000" } }, "hello");
            REQUIRE(forgotten);
        }
        CHECK(children() == before);
    }

    TEST_CASE("a program has no descriptor of ours and no variable of ours")
    {
        setenv("PEAKEND_SECRET", "hidden", 1);
        auto const null = open("/dev/null", O_RDONLY);
        auto const open_here = fcntl(null, F_DUPFD, 200);  // without O_CLOEXEC, as libraries do
        auto utterance = Utterance::begin(
            { { "/bin/sh", "-c", "printf %044d 0; cat >/dev/null; echo /proc/self/fd/*; env" } }, "");
        REQUIRE(utterance);

        auto const seen = text_of(*utterance);

        CHECK(seen.find("hidden") == std::string::npos);
        CHECK(seen.find("fd/" + std::to_string(open_here)) == std::string::npos);
        close(open_here);
        close(null);
        unsetenv("PEAKEND_SECRET");
    }
}
