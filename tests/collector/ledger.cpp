#include "tests/collector/shop.h"

#include <filesystem>

using namespace peakend;

TEST_SUITE_BEGIN("Ledger");

TEST_CASE("a batch is stored, counted and acknowledged")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    terminal.rate(1);

    auto const receipt = shop.sync(terminal);

    CHECK(receipt.acknowledged_through == 3);
    CHECK(receipt.exceptions.empty());
    CHECK_FALSE(receipt.forked);
    CHECK(receipt.first_seq == 1);
    CHECK(receipt.last_seq == 3);
    CHECK(shop.count("response") == 2);
    CHECK(shop.count("tally_hour") == 2);
}

TEST_CASE("a repeat is success and changes nothing")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    auto const batch = terminal.verified_batch();
    auto const first = must(shop.record(batch));

    auto const second = must(shop.record(batch));

    CHECK(second.acknowledged_through == first.acknowledged_through);
    CHECK(second.lease == first.lease);
    CHECK_FALSE(second.forked);
    CHECK(shop.count("response") == 1);
    CHECK(shop.tallies_follow());
}

TEST_CASE("a lost reply leaves a lone terminal unforked, also with new taps since")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    must(shop.record(terminal.verified_batch()));  // its reply is lost
    terminal.rate(4);
    must(shop.record(terminal.verified_batch()));  // this one too
    terminal.rate(3);

    auto const receipt = shop.sync(terminal);
    terminal.rate(2);
    auto const next = shop.sync(terminal);

    CHECK_FALSE(receipt.forked);
    CHECK_FALSE(next.forked);
    CHECK(next.acknowledged_through == 4);
    CHECK(next.lease != receipt.lease);
}

TEST_CASE("new records under a retired lease are a fork, kept aside and not counted")
{
    Shop shop;
    auto terminal = shop.known_terminal();
    auto clone = terminal;
    terminal.rate(5);
    shop.sync(terminal);
    terminal.rate(5);
    shop.sync(terminal);
    for (int taps = 0; taps < 3; ++taps)
        clone.rate(1);

    auto const receipt = must(shop.record(clone.verified_batch()));

    CHECK(receipt.forked);
    CHECK(receipt.acknowledged_through == 3);
    CHECK(receipt.exceptions.size() == 3);
    CHECK(shop.count("fork") == 3);
    CHECK(shop.count("response") == 2);
}

TEST_CASE("another body under a known key is a fork and replaces nothing")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    auto clone = terminal;
    terminal.rate(5);
    clone.rate(1);
    shop.sync(terminal);

    auto const receipt = must(shop.record(clone.verified_batch()));

    CHECK(receipt.forked);
    REQUIRE(receipt.exceptions.size() == 1);
    CHECK(receipt.exceptions.front() == std::pair<std::int64_t, Verdict>(2, Verdict::Fork));
    CHECK(shop.count("response") == 1);
    CHECK(shop.tallies_follow());
}

TEST_CASE("one record under two seqs is stored once")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    shop.sync(terminal);
    terminal.held.push_back({ terminal.next_seq++, terminal.held.back().id, terminal.held.back().body });

    auto const receipt = must(shop.record(terminal.verified_batch()));

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 3);
    CHECK(shop.count("response") == 1);
    CHECK(must(audit_tallies(shop.database())).differences == 0);
}

TEST_CASE("a terminal goes on under a new epoch after a fork")
{
    Shop shop;
    auto terminal = shop.known_terminal();
    auto clone = terminal;
    terminal.rate(5);
    shop.sync(terminal);
    clone.epoch = Epoch::random();
    clone.held.clear();
    clone.next_seq = 1;
    clone.acknowledged_through = 0;
    clone.rate(1);

    auto const receipt = shop.sync(clone);

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 1);
    CHECK(shop.count("response") == 2);
}

TEST_CASE("what came out of order is acknowledged once the hole is filled")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    terminal.rate(4);
    auto late = terminal.batch();
    auto early = late;
    late.records.erase(late.records.begin(), late.records.begin() + 2);
    early.records.resize(2);

    auto const first = must(shop.record(verified(terminal.device(), late)));
    auto const second = must(shop.record(verified(terminal.device(), early)));

    CHECK(first.acknowledged_through == 0);
    CHECK(second.acknowledged_through == 3);
    CHECK(shop.count("gap") == 0);
}

TEST_CASE("what not even the terminal holds any more becomes a declared gap")
{
    Shop shop;
    auto terminal = shop.known_terminal();
    terminal.rate(5);
    terminal.rate(5);
    terminal.rate(5);
    terminal.held.erase(terminal.held.begin(), terminal.held.begin() + 3);

    auto const receipt = shop.sync(terminal);

    CHECK(receipt.acknowledged_through == 4);
    auto const gaps = must(shop.database().query("SELECT first_seq, last_seq FROM gap"));
    REQUIRE(gaps.size() == 1);
    CHECK(gaps.front().whole(0) == 2);
    CHECK(gaps.front().whole(1) == 3);
}

TEST_CASE("a ledger brought back from an older copy opens a new incarnation and gets everything again")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    auto const before = shop.sync(terminal);
    TemporaryFolder backup;
    shop.back_up_to(backup.path());
    terminal.rate(4);
    terminal.rate(3);
    shop.sync(terminal);
    shop.put_back(backup.path());
    terminal.rate(2);

    auto const noticed = shop.sync(terminal);
    auto const resent = shop.sync(terminal);

    CHECK(noticed.incarnation != before.incarnation);
    CHECK(noticed.acknowledged_through == 2);
    CHECK_FALSE(noticed.forked);
    CHECK(resent.acknowledged_through == 5);
    CHECK_FALSE(resent.forked);
    CHECK(resent.incarnation == noticed.incarnation);
    CHECK(shop.count("response") == 4);
    CHECK(shop.count("gap") == 0);
    CHECK(shop.tallies_follow());
}

TEST_CASE(
    "after a rollback a lease from the lost future is no fork, also when only a sign of life came first")
{
    Shop shop;
    auto terminal = shop.known_terminal();
    terminal.lease = Lease::random();
    terminal.acknowledged_through = 3;
    terminal.next_seq = 4;
    terminal.held.clear();
    must(shop.record(terminal.verified_batch()));  // its reply is lost
    terminal.rate(5);

    auto const receipt = shop.sync(terminal);

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 4);
    CHECK(shop.count("gap") == 1);
}

TEST_CASE("what is acknowledged is safe after more than seven days")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    shop.sync(terminal, noon);
    terminal.rate(5);

    auto const after_a_week = shop.sync(terminal, noon + std::chrono::days(7));
    auto const a_day_later = shop.sync(terminal, noon + std::chrono::days(8));

    CHECK(after_a_week.safe_through == 0);
    CHECK(a_day_later.safe_through == 1);
}

TEST_CASE("a record that cannot be read is kept raw, acknowledged, and said so again on a repeat")
{
    Shop shop;
    auto terminal = shop.enrol();
    auto const id = RecordId::random();
    terminal.held.push_back(
        { terminal.next_seq++, id, R"({"id":")" + id.hex() + R"(","kind":"from_the_future"})" });
    auto const batch = terminal.verified_batch();
    std::pair<std::int64_t, Verdict> const unparsed(1, Verdict::Unparsed);

    auto const first = must(shop.record(batch));
    auto const again = must(shop.record(batch));

    CHECK(first.acknowledged_through == 1);
    CHECK(first.exceptions == std::vector { unparsed });
    CHECK(again.exceptions == std::vector { unparsed });
    CHECK(shop.count("unparsed") == 1);
}

TEST_CASE("a batch that fails does not fail its neighbours")
{
    Shop shop;
    auto good = shop.asking_terminal();
    good.rate(5);
    auto const stray = Terminal({ DeviceId::random(), SigningKey::generate().public_key(), "nowhere" });
    auto bad = stray;
    bad.publish();
    std::vector const batches { bad.verified_batch(), good.verified_batch() };

    auto const receipts = shop.ledger().record(batches, noon);

    CHECK_FALSE(receipts[0].has_value());
    REQUIRE(receipts[1].has_value());
    CHECK(receipts[1]->acknowledged_through == 2);
    CHECK(shop.count("identity") == 2);
}

TEST_CASE("a second process is told who uses the ledger")
{
    Shop shop;

    auto const second = Ledger::open(shop.folder.path());

    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().fault == Fault::Refused);
    CHECK(second.error().what.find("collector " + std::to_string(getpid()) + " is using this ledger")
        != std::string::npos);
}

TEST_CASE("a ledger of a newer schema is refused and left as it is")
{
    Shop shop;
    must(shop.database().execute("PRAGMA user_version = 99"));
    shop.close();

    auto const opened = Ledger::open(shop.folder.path());

    REQUIRE_FALSE(opened.has_value());
    CHECK(opened.error().what.find("newer") != std::string::npos);
}

TEST_SUITE_END();
