#include "sync/collector/second_look.h"
#include "sync/collector/tally_audit.h"
#include "tests/collector/shop.h"

#include <map>
#include <random>

using namespace peakend;
using namespace std::chrono_literals;

namespace {

std::map<std::int64_t, std::string> flags_by_seq(Shop& shop)
{
    std::map<std::int64_t, std::string> flags;
    for (auto const& row : must(shop.database().query("SELECT seq, flags FROM response")))
        flags.emplace(row.whole(0), row.text(1));
    return flags;
}

std::int64_t sum(Shop& shop, std::string const& column)
{
    return must(shop.database().query("SELECT sum(" + column + ") FROM tally_hour")).front().whole(0);
}

// A batch of only some of what the terminal holds, as from a stick.
VerifiedBatch part_of(Terminal const& terminal, std::size_t first, std::size_t last)
{
    auto batch = terminal.batch();
    batch.lease.reset();
    batch.told_incarnation.reset();
    batch.records.clear();
    for (auto at = first; at < last; ++at)
        batch.records.push_back(terminal.held[at]);
    return verified(terminal.device(), batch);
}

}

TEST_SUITE("look_again")
{
    TEST_CASE("the tap that completes a burst flags those before it, and the sums follow")
    {
        Shop shop;
        auto terminal = shop.enrol();
        terminal.publish();
        for (int tap = 0; tap < 5; ++tap)
            terminal.rate(1 + tap % 5, noon + tap * 2s);
        shop.sync(terminal);
        REQUIRE(sum(shop, "cleaned_answers") == 5);

        terminal.rate(3, noon + 10s);
        shop.sync(terminal);

        CHECK(sum(shop, "all_answers") == 6);
        CHECK(sum(shop, "cleaned_answers") == 0);
        for (auto const& [seq, flags] : flags_by_seq(shop))
            CHECK(flags == "burst");
        CHECK(must(shop.database().query("SELECT reason, responses FROM exclusion")).front().whole(1) == 6);
        CHECK(must(audit_tallies(shop.database())).differences == 0);
    }

    TEST_CASE("what the terminal said itself stays beside what was found")
    {
        Shop shop;
        auto terminal = shop.enrol();
        terminal.publish();
        auto hurried = terminal.response(noon, { { "rooms", 5 } });
        hurried.flags = { Flag::TooFast };
        terminal.seal(hurried);
        shop.sync(terminal);

        for (int tap = 1; tap < 10; ++tap)
            terminal.rate(5, noon + tap * 7s);
        shop.sync(terminal);

        CHECK(flags_by_seq(shop).at(2) == "too_fast same_run");
        CHECK(flags_by_seq(shop).at(3) == "same_run");
        CHECK(must(audit_tallies(shop.database())).differences == 0);
    }

    TEST_CASE("a stored body that can't be read any more holds up nothing")
    {
        Shop shop;
        auto terminal = shop.enrol();
        terminal.publish();
        terminal.rate(3, noon - 60s);
        shop.sync(terminal);
        must(shop.database().execute("UPDATE response SET body = '{'"));

        terminal.rate(4, noon);
        auto const receipt = shop.sync(terminal);

        CHECK(receipt.acknowledged_through == 3);
        CHECK(shop.count("response") == 2);
    }

    TEST_CASE("a flagged one that can't be read any more keeps its flag and holds up nothing")
    {
        for (auto const* damage : { "body = '{'", "body = '{}'", "flags = 'from_the_future'" }) {
            CAPTURE(damage);
            Shop shop;
            auto terminal = shop.enrol();
            terminal.publish();
            for (int tap = 0; tap < 6; ++tap)
                terminal.rate(3, noon + tap * 2s);
            shop.sync(terminal);
            must(shop.database().execute(std::string("UPDATE response SET ") + damage + " WHERE seq = 4"));
            auto const stood = flags_by_seq(shop).at(4);

            terminal.rate(4, noon + 12s);
            auto const receipt = shop.sync(terminal);

            CHECK(receipt.acknowledged_through == 8);
            CHECK(flags_by_seq(shop).at(4) == stood);
            CHECK(sum(shop, "all_answers") == 7);
        }
    }

    TEST_CASE("another terminal's taps make no burst of this one's")
    {
        Shop shop;
        auto one = shop.enrol();
        auto other = shop.enrol();
        one.publish();
        for (int tap = 0; tap < 3; ++tap) {
            one.rate(4, noon + tap * 1s);
            other.rate(4, noon + tap * 1s);
        }
        shop.sync(one);
        shop.sync(other);

        CHECK(sum(shop, "cleaned_answers") == 6);
    }

    TEST_CASE("responses flagged again before their questionnaire came count as they stand")
    {
        Shop shop;
        auto terminal = shop.enrol();
        for (int tap = 0; tap < 5; ++tap)
            terminal.rate(2, noon + tap * 2s);
        shop.sync(terminal);
        terminal.rate(4, noon + 10s);
        terminal.publish();
        shop.sync(terminal);

        CHECK(sum(shop, "all_answers") == 6);
        CHECK(sum(shop, "cleaned_answers") == 0);
        CHECK(must(audit_tallies(shop.database())).differences == 0);
    }

    TEST_CASE(
        "the same flags and sums stand at the end, however the responses were split and in whatever order")
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            CAPTURE(seed);
            std::mt19937 chance(seed);
            auto const below = [&](unsigned bound) { return static_cast<int>(chance() % bound); };
            Shop at_once;
            auto const key = SigningKey::generate();
            auto terminal = at_once.enrol(key);
            terminal.publish();
            auto when = noon;
            for (int tap = 0; tap < 60; ++tap) {
                when += below(8) == 0 ? std::chrono::seconds(60) : std::chrono::seconds(1 + below(12));
                terminal.rate(below(3) == 0 ? 1 + below(5) : 5, when);
            }
            must(at_once.record(part_of(terminal, 0, terminal.held.size())));

            Shop in_parts;
            auto const other = in_parts.enrol(key);
            std::vector<std::pair<std::size_t, std::size_t>> parts;
            for (std::size_t first = 0; first < terminal.held.size();) {
                auto const last
                    = std::min(terminal.held.size(), first + 1 + static_cast<std::size_t>(below(9)));
                parts.emplace_back(first, last);
                first = last;
            }
            std::shuffle(parts.begin(), parts.end(), chance);
            auto twin = Terminal(other.device());
            twin.epoch = terminal.epoch;
            twin.held = terminal.held;
            twin.next_seq = terminal.next_seq;
            for (auto const& [first, last] : parts)
                must(in_parts.record(part_of(twin, first, last)));

            CHECK(flags_by_seq(in_parts) == flags_by_seq(at_once));
            CHECK(sum(in_parts, "cleaned_answers") == sum(at_once, "cleaned_answers"));
            CHECK(must(audit_tallies(at_once.database())).differences == 0);
            CHECK(must(audit_tallies(in_parts.database())).differences == 0);
        }
    }
}
