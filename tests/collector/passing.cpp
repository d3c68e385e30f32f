// What a stream goes on without: records that were set aside, and records that a terminal lost.
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// A terminal that published and rated four times, and what of it was handed in.
struct Waiting {
    Shop shop;
    Terminal terminal = shop.enrol();

    explicit Waiting(std::int64_t handed_in = 0)
    {
        terminal.publish();
        for (int face = 1; face <= 4; ++face)
            terminal.rate(face);
        if (handed_in > 0)
            record(part(1, handed_in));
    }

    // The records from `first` to `last`.
    Batch part(std::int64_t first, std::int64_t last) const
    {
        auto batch = terminal.batch();
        std::erase_if(
            batch.records, [&](auto const& record) { return record.seq < first || record.seq > last; });
        return batch;
    }
    Batch setting_aside(std::int64_t seq, Batch batch) const
    {
        batch.aside = { { seq, held_at(seq).id } };
        return batch;
    }
    // Whose disk has lost `lost`, though it holds what lies below.
    Batch having_lost(SeqRange const& lost, Batch batch) const
    {
        batch.lowest_held = 1;
        batch.missing = { lost };
        return batch;
    }
    // Without any record.
    Batch news() const { return part(0, 0); }

    Receipt record(Batch batch) { return must(shop.record(verified(terminal.device(), std::move(batch)))); }
    SealedRecord const& held_at(std::int64_t seq) const
    {
        return terminal.held[static_cast<std::size_t>(seq - 1)];
    }

    std::vector<SeqRange> gaps()
    {
        std::vector<SeqRange> gaps;
        for (auto const& row :
            must(shop.database().query("SELECT first_seq, last_seq FROM gap ORDER BY first_seq")))
            gaps.push_back({ row.whole(0), row.whole(1) });
        return gaps;
    }
};

}

TEST_SUITE_BEGIN("Ledger of what is passed");

TEST_CASE("a record that was set aside is passed with its reason, and is no gap")
{
    Waiting waiting(2);

    auto const receipt = waiting.record(waiting.setting_aside(3, waiting.part(4, 5)));

    CHECK(receipt.acknowledged_through == 5);
    CHECK_FALSE(receipt.forked);
    CHECK(waiting.gaps().empty());
    auto const rows = must(waiting.shop.database().query("SELECT seq, why FROM passed"));
    REQUIRE(rows.size() == 1);
    CHECK(rows.front().whole(0) == 3);
    CHECK(rows.front().text(1) == "set_aside");
}

TEST_CASE("news of a record set aside passes it without any record beside it, and again as a repeat")
{
    Waiting waiting;
    auto const batch = waiting.setting_aside(1, waiting.news());

    auto const receipt = waiting.record(batch);
    auto const repeat = waiting.record(batch);

    CHECK(receipt.acknowledged_through == 1);
    CHECK(repeat.acknowledged_through == 1);
    CHECK(repeat.lease == receipt.lease);
}

TEST_CASE("a record that is stored is not set aside by saying so")
{
    Waiting waiting(2);

    auto const receipt = waiting.record(waiting.setting_aside(2, waiting.news()));

    CHECK(receipt.acknowledged_through == 2);
    CHECK(waiting.shop.count("passed") == 0);
}

TEST_CASE("a record that was set aside is stored when it comes after all")
{
    Waiting waiting;
    waiting.record(waiting.setting_aside(1, waiting.part(2, 5)));

    auto late = waiting.part(1, 1);
    late.lease = waiting.record(waiting.news()).lease;
    auto const receipt = waiting.record(late);

    CHECK_FALSE(receipt.forked);
    CHECK(receipt.acknowledged_through == 5);
    CHECK(waiting.shop.count("identity") == 5);
    CHECK(waiting.shop.count("passed") == 0);
}

TEST_CASE("what a terminal lost between records it holds becomes a declared gap at once")
{
    Waiting waiting(1);

    auto const receipt = waiting.record(waiting.having_lost({ 2, 3 }, waiting.part(4, 5)));

    CHECK(receipt.acknowledged_through == 5);
    CHECK(waiting.gaps() == std::vector<SeqRange> { { 2, 3 } });
}

TEST_CASE("what is missing there and stored here is no gap")
{
    Waiting waiting(3);

    auto const receipt = waiting.record(waiting.having_lost({ 2, 4 }, waiting.part(5, 5)));

    CHECK(receipt.acknowledged_through == 5);
    CHECK(waiting.gaps() == std::vector<SeqRange> { { 4, 4 } });
}

TEST_SUITE_END();
