#include "sync/collector/export.h"
#include "sync/collector/words.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// A thousand and some responses, the second, the fifth and the last of which can't be read any more.
struct Damaged {
    Shop shop;

    Damaged()
    {
        auto terminal = shop.asking_terminal();
        for (int taps = 0; taps < 600; ++taps)
            terminal.rate(1 + taps % 5, noon - std::chrono::minutes(taps));
        shop.sync(terminal);
        must(shop.database().execute("UPDATE response SET body = '{' WHERE seq IN (3, 601)"));
        must(shop.database().execute("UPDATE response SET flags = 'from_the_future' WHERE seq = 6"));
    }
};

}

TEST_SUITE_BEGIN("Export");

TEST_CASE("what can't be read is left out and counted, and all others are there")
{
    Damaged damaged;
    std::int64_t lines = 0;
    auto const count = [&](std::string_view line) -> Result<void> {
        ++lines;
        CHECK(parse_json(line));
        return {};
    };

    auto const exported = must(export_responses(damaged.shop.database(), count));

    CHECK(lines == 597);
    CHECK(exported.lines == 597);
    CHECK(exported.unreadable == 3);
}

TEST_CASE("words go on behind a response that can't be read")
{
    Damaged damaged;
    auto const none = [](std::string_view) -> Result<void> { return {}; };

    auto const read = must(read_words(damaged.shop.database(), TextSecret::generate(), {}, none));

    CHECK(read.unreadable == 3);
}

TEST_CASE("a walk over all responses tells how many there are, and how many can't be read")
{
    Damaged damaged;

    auto const readable = must(audit_responses(damaged.shop.database()));

    CHECK(readable.responses == 600);
    CHECK(readable.unreadable == 3);
}

TEST_SUITE_END();
