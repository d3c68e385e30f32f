#include "sync/contract/suspicion.h"

#include <doctest/doctest.h>
#include <string>

using namespace peakend;
using namespace std::chrono_literals;

namespace {

Impression impression(Milliseconds at, Value first, std::string const& boot = "a")
{
    return { { boot, BootInstant(at), Instant() }, std::move(first) };
}

// One first answer after another, `apart` from each other.
std::vector<Impression> row_of(int count, Milliseconds apart, Value const& first)
{
    std::vector<Impression> row;
    for (int at = 0; at < count; ++at)
        row.push_back(impression(at * apart, first));
    return row;
}

// "B" burst, "R" run, "2" both, "." neither.
std::string told(std::vector<Impression> const& row, SuspicionLimits const& limits = {})
{
    std::string text;
    for (auto const& flags : suspicions(row, limits)) {
        if (flags.size() == 2)
            text += '2';
        else
            text += flags.empty() ? '.' : flags.front() == Flag::Burst ? 'B' : 'R';
    }
    return text;
}

std::vector<Impression> changing(std::vector<Impression> row)
{
    for (std::size_t at = 0; at < row.size(); ++at)
        row[at].first = static_cast<int>(1 + at % 5);
    return row;
}

}

TEST_SUITE("suspicions")
{
    TEST_CASE("six first answers within half a minute are a burst, and five are not")
    {
        CHECK(told(changing(row_of(5, 6s, 1))) == ".....");
        CHECK(told(changing(row_of(6, 6s, 1))) == "BBBBBB");
        CHECK(told(changing(row_of(6, 6'001ms, 1))) == "......");
    }

    TEST_CASE("a burst takes in all that belong to one, and none beside it")
    {
        auto row = changing(row_of(8, 2s, 1));
        row.insert(row.begin(), impression(-60s, 3));
        row.push_back(impression(100s, 3));

        CHECK(told(row) == ".BBBBBBBB.");
    }

    TEST_CASE("ten times the same face at a brisk pace are a run, and nine are not")
    {
        CHECK(told(row_of(9, 8s, 5)) == ".........");
        CHECK(told(row_of(10, 8s, 5)) == "RRRRRRRRRR");
        CHECK(told(row_of(12, 8s, 5)) == "RRRRRRRRRRRR");
        CHECK(told(row_of(10, 8'001ms, 5)) == "..........");
    }

    TEST_CASE("another face, a pause or a restart ends a run")
    {
        auto other_face = row_of(12, 7s, 5);
        other_face[6].first = 4;
        auto pause = row_of(12, 7s, 5);
        for (std::size_t at = 6; at < pause.size(); ++at)
            pause[at].started.at += 30s;
        auto restart = row_of(12, 7s, 5);
        for (std::size_t at = 6; at < restart.size(); ++at)
            restart[at].started.boot_id = "b";

        for (auto const& row : { other_face, pause, restart })
            CHECK(told(row) == "............");
    }

    TEST_CASE("the same choice again and again is a run as well, and both can be said of one")
    {
        CHECK(told(row_of(10, 8s, std::string("nothing"))) == "RRRRRRRRRR");
        CHECK(told(row_of(10, 3s, 1)) == "2222222222");
        CHECK(told(row_of(10, 20s, 1)) == "..........");  // a queue of people who agree
    }

    TEST_CASE("the operator's own limits count")
    {
        SuspicionLimits const strict { 3, 10s, 4, 60s };

        CHECK(told(changing(row_of(3, 5s, 1)), strict) == "BBB");
        CHECK(told(row_of(4, 60s, 1), strict) == "RRRR");
        CHECK(reach_of(strict) == 3);
    }

    TEST_CASE("nothing is suspect where nobody was") { CHECK(suspicions({}, {}).empty()); }
}
