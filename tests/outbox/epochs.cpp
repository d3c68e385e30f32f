// What the kiosk does about how far headquarters is: forget, or go over to a new epoch.
#include "sync/outbox/outbox.h"
#include "sync/outbox/outbox_view.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

// An outbox with five sealed visits.
struct Five {
    TemporaryFolder folder;
    std::optional<Outbox> outbox;
    Epoch epoch;
    Epoch fresh = Epoch::random();

    Five()
    {
        open();
        epoch = outbox->epoch();
        for (std::uint8_t visitor = 1; visitor <= 5; ++visitor)
            REQUIRE(visit(*outbox, visitor));
    }
    void open()
    {
        outbox.reset();
        outbox.emplace(*Outbox::open(folder.path()));
    }
    Progress progress(std::int64_t acknowledged, std::int64_t safe) const
    {
        Progress progress;
        progress.epoch = epoch;
        progress.acknowledged_through = acknowledged;
        progress.safe_through = safe;
        return progress;
    }
    OutboxView::Glance look() const { return *OutboxView(folder.path()).look(0, 1000, 1 << 20); }
    // Of those held, by their ids' bytes.
    std::vector<std::pair<std::int64_t, RecordId>> held() const
    {
        std::vector<std::pair<std::int64_t, RecordId>> held;
        for (auto const& record : look().records)
            held.emplace_back(record.seq, record.id);
        return held;
    }
};

using Held = std::vector<std::pair<std::int64_t, RecordId>>;

}

TEST_SUITE("Outbox that follows headquarters")
{
    TEST_CASE("forgets what is safe, but not what was set aside")
    {
        Five five;

        REQUIRE(five.outbox->follow(five.progress(5, 3), { 2 }, five.fresh, some_moment(200'000)));

        CHECK(five.held()
            == Held {
                { 2, some_id<RecordId>(2) }, { 4, some_id<RecordId>(4) }, { 5, some_id<RecordId>(5) } });
        CHECK(five.outbox->epoch() == five.epoch);
    }

    TEST_CASE("after a fork all that is held is sealed again under a new epoch, the same records in order")
    {
        Five five;
        REQUIRE(five.outbox->follow(five.progress(2, 2), {}, five.fresh, some_moment(200'000)));
        auto const before = five.look().records;
        auto forked = five.progress(4, 4);
        forked.forked = true;

        REQUIRE(five.outbox->follow(forked, {}, five.fresh, some_moment(200'000)));

        auto const after = five.look();
        CHECK(after.epoch == five.fresh);
        CHECK(after.next_seq == 4);
        REQUIRE(after.records.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(after.records[i].seq == static_cast<std::int64_t>(i) + 1);
            CHECK(after.records[i].id == before[i].id);
            CHECK(after.records[i].body == before[i].body);
        }
        CHECK(*visit(*five.outbox, 6) == 4);
        five.open();
        CHECK(five.outbox->epoch() == five.fresh);
    }

    TEST_CASE("what is told of an epoch that was left changes nothing: its seqs are others now")
    {
        Five five;
        auto forked = five.progress(5, 0);
        forked.forked = true;
        REQUIRE(five.outbox->follow(forked, {}, five.fresh, some_moment(200'000)));

        REQUIRE(five.outbox->follow(five.progress(5, 5), {}, Epoch::random(), some_moment(200'000)));
        REQUIRE(five.outbox->follow(forked, {}, Epoch::random(), some_moment(200'000)));

        CHECK(five.held().size() == 5);
        CHECK(five.outbox->epoch() == five.fresh);
    }

    TEST_CASE("headquarters that has more than was ever sealed here has it from another history")
    {
        Five five;

        REQUIRE(five.outbox->follow(five.progress(6, 6), {}, five.fresh, some_moment(200'000)));

        CHECK(five.held().size() == 5);
        CHECK(five.outbox->epoch() == five.fresh);
    }

    TEST_CASE("after a farewell only what came since is sealed again")
    {
        Five five;
        auto closed = five.progress(4, 4);
        closed.closed = true;

        REQUIRE(five.outbox->follow(closed, {}, five.fresh, some_moment(200'000)));

        CHECK(five.held() == Held { { 1, some_id<RecordId>(5) } });
        CHECK(five.outbox->epoch() == five.fresh);
    }

    TEST_CASE("a visit that is open keeps its id and its answers, and is sealed under the new epoch")
    {
        Five five;
        REQUIRE(five.outbox->begin(some_opening(6), { "coffee", 1 }));
        auto forked = five.progress(5, 0);
        forked.forked = true;

        REQUIRE(five.outbox->follow(forked, {}, five.fresh, some_moment(200'000)));
        REQUIRE(five.outbox->keep(some_id<RecordId>(6), { "coffee", 3, true }));

        CHECK(*five.outbox->seal(some_closing(6)) == 6);
        CHECK(five.held().back().second == some_id<RecordId>(6));
    }

    TEST_CASE("holes in the seqs close in a new epoch")
    {
        Five five;
        REQUIRE(five.outbox->follow(five.progress(5, 4), { 1, 3 }, five.fresh, some_moment(200'000)));
        auto forked = five.progress(5, 4);
        forked.forked = true;

        REQUIRE(five.outbox->follow(forked, {}, five.fresh, some_moment(200'000)));

        CHECK(five.held()
            == Held {
                { 1, some_id<RecordId>(1) }, { 2, some_id<RecordId>(3) }, { 3, some_id<RecordId>(5) } });
    }
}
