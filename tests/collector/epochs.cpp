// Records that a terminal sealed again under a new epoch, after a fork.
#include "sync/collector/tally_audit.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// As the kiosk does it: what is held gets seqs from 1 under another epoch, and nothing was told of that one.
void draw_epoch(Terminal& terminal)
{
    terminal.epoch = Epoch::random();
    terminal.next_seq = 1;
    for (auto& record : terminal.held)
        record.seq = terminal.next_seq++;
    terminal.lease.reset();
    terminal.told_incarnation.reset();
    terminal.acknowledged_through = 0;
}

struct Published {
    Shop shop;
    Terminal terminal = shop.enrol();

    Published()
    {
        terminal.publish();
        terminal.rate(5);
    }
};

}

TEST_SUITE_BEGIN("Ledger of epochs");

TEST_CASE("a record that comes again under a new epoch fills its seq and counts once")
{
    Published published;
    auto& [shop, terminal] = published;
    shop.sync(terminal);
    draw_epoch(terminal);
    terminal.rate(3);

    auto const receipt = shop.sync(terminal);

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.exceptions.empty());
    CHECK(receipt.acknowledged_through == 3);
    CHECK(shop.count("response") == 2);
    CHECK(shop.count("identity") == 3);
    CHECK(shop.count("passed") == 2);
    CHECK(shop.count("gap") == 0);
    CHECK(must(audit_tallies(shop.database())).differences == 0);
}

TEST_CASE("what came again is a repeat when it comes once more, and out of order it waits for the hole")
{
    Published published;
    auto& [shop, terminal] = published;
    terminal.rate(4);
    shop.sync(terminal);
    draw_epoch(terminal);
    auto late = terminal.batch();
    late.records.erase(late.records.begin());
    auto early = terminal.batch();
    early.records.resize(1);

    auto const first = must(shop.record(verified(terminal.device(), late)));
    auto const repeat = must(shop.record(verified(terminal.device(), late)));
    auto const second = must(shop.record(verified(terminal.device(), early)));

    CHECK(first.acknowledged_through == 0);
    CHECK(repeat.lease == first.lease);
    CHECK_FALSE(repeat.forked);
    CHECK(second.acknowledged_through == 3);
    CHECK(shop.count("identity") == 3);
}

TEST_CASE("a seq that a record came again under belongs to that record")
{
    Published published;
    auto& [shop, terminal] = published;
    shop.sync(terminal);
    draw_epoch(terminal);
    auto clone = terminal;
    shop.sync(terminal);
    clone.held.pop_back();
    clone.next_seq = 2;
    clone.rate(1);

    auto const receipt = must(shop.record(clone.verified_batch()));

    CHECK(receipt.forked);
    CHECK(receipt.exceptions == std::vector { std::pair<std::int64_t, Verdict>(2, Verdict::Fork) });
    CHECK(shop.count("response") == 1);
}

TEST_CASE("a new epoch begins with a lease of its own, whatever became of the old one")
{
    Published published;
    auto& [shop, terminal] = published;
    shop.sync(terminal);
    auto clone = terminal;
    for (int i = 0; i < 3; ++i) {
        terminal.rate(5);
        shop.sync(terminal);
    }
    for (int i = 0; i < 4; ++i)
        clone.rate(1);
    REQUIRE(must(shop.record(clone.verified_batch())).forked);
    REQUIRE(shop.count("fork") == 4);
    draw_epoch(clone);

    auto const receipt = shop.sync(clone);
    clone.rate(2);
    auto const next = shop.sync(clone);
    terminal.rate(3);
    auto const original = shop.sync(terminal);

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 6);
    CHECK_FALSE(next.forked);
    CHECK_FALSE(original.forked);
    CHECK(shop.count("response") == 1 + 3 + 4 + 1 + 1);
    CHECK(shop.count("fork") == 0);
    CHECK(must(audit_tallies(shop.database())).differences == 0);
}

// A picture of a disk taken within a visit: both terminals seal that visit, each with another end.
TEST_CASE("a twin of a single record is kept as a fork, and the stream goes on behind it under the new epoch")
{
    Published published;
    auto& [shop, terminal] = published;
    shop.sync(terminal);
    auto clone = terminal;
    auto visit = terminal.response(noon, { { "rooms", 4 } });
    terminal.seal(visit);
    visit.answers.push_back({ "recommend", 9 });
    clone.seal(visit);
    shop.sync(terminal);
    REQUIRE(must(shop.record(clone.verified_batch())).forked);
    draw_epoch(clone);
    clone.rate(2);

    auto const receipt = shop.sync(clone);
    auto const repeat = must(shop.record(clone.verified_batch()));

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 4);
    CHECK(receipt.exceptions == std::vector { std::pair<std::int64_t, Verdict>(3, Verdict::Fork) });
    CHECK_FALSE(repeat.forked);
    CHECK(shop.count("response") == 3);
    CHECK(shop.count("fork") == 2);
    CHECK(must(audit_tallies(shop.database())).differences == 0);
}

TEST_CASE("what stands behind a stranger in a batch does not enter the other terminal's stream")
{
    Shop shop;
    auto terminal = shop.enrol();
    terminal.publish();
    auto twin = terminal;
    terminal.rate(5);
    shop.sync(terminal);
    for (int taps = 0; taps < 3; ++taps)
        twin.rate(1);

    auto const receipt = must(shop.record(twin.verified_batch()));

    CHECK(receipt.forked);
    CHECK(receipt.acknowledged_through == 2);
    CHECK(shop.count("response") == 1);
    CHECK(shop.count("fork") == 3);
}

TEST_SUITE_END();
