#include "sync/uplink/conversation.h"
#include "tests/uplink/desk.h"

#include <doctest/doctest.h>

namespace peakend {
namespace {

    using std::chrono::minutes;
    using std::chrono::seconds;

    std::size_t records_sent(Desk const& desk) { return desk.sent().records.size(); }

    // Has said hello, has nothing to send.
    void settle_down(Desk& desk)
    {
        desk.pass_time();
        desk.drain();
        REQUIRE(desk.told.back().state == RequestState::Done);
    }

}

TEST_SUITE("Conversation")
{
    TEST_CASE("a terminal says hello at its start, though it has nothing to send")
    {
        Headquarters headquarters;
        Desk desk(headquarters);

        desk.pass_time();

        auto const hello = desk.sent();
        CHECK(hello.records.empty());
        CHECK(hello.next_seq == 1);
        CHECK(hello.state.version == "1");
        CHECK_FALSE(hello.lease);
        CHECK_FALSE(hello.told_incarnation);
    }

    TEST_CASE("the start is put off by its jitter, whatever happens in the outbox")
    {
        Headquarters headquarters;
        Desk desk(headquarters, seconds(60));

        desk.seal();
        CHECK(desk.wait() == seconds(30));
        desk.now.at += seconds(29);
        desk.tell(TimePassed {});
        CHECK_FALSE(desk.in_flight);

        desk.pass_time();
        CHECK(records_sent(desk) == 1);
    }

    TEST_CASE("a sealed record leaves within a second, with what is sealed meanwhile")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        settle_down(desk);

        desk.seal();
        desk.seal();

        CHECK(desk.wait() == gathering);
        desk.pass_time();
        CHECK(records_sent(desk) == 2);
    }

    TEST_CASE("a change while a batch is in flight is seen after its receipt")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();

        desk.seal();
        desk.tell(TimePassed {});
        CHECK(records_sent(desk) == 1);
        desk.acknowledge();

        CHECK(desk.sent().records.front().seq == 2);
    }

    TEST_CASE("a change while the outbox is being looked at is looked at again")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.pass_time();
        desk.while_looking = [&] { desk.seal(); };

        desk.drain();
        REQUIRE(desk.told.back().state == RequestState::Done);

        CHECK(desk.wait() == gathering);
        desk.pass_time();
        CHECK(records_sent(desk) == 1);
    }

    TEST_CASE("a long queue goes in batches of 500, one at a time, and staff see it shrink")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(1'200);
        desk.pass_time();

        CHECK(records_sent(desk) == 500);
        desk.acknowledge();
        CHECK(desk.told.back().progress == 41);
        CHECK(desk.told.back().sentence == "700 still to send.");
        desk.drain();

        CHECK(headquarters.batches == 3);
        CHECK(headquarters.stored.size() == 1'200);
        CHECK(desk.acknowledged_through() == 1'200);
        CHECK(desk.told.back().state == RequestState::Done);
    }

    TEST_CASE("a reply lost on the way back is repeated, and the repeat is a success")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        headquarters.record(desk.sent());

        desk.lose_reply();
        CHECK(desk.store.empty());
        CHECK(desk.told.back().state == RequestState::Failed);
        desk.pass_time();
        CHECK(records_sent(desk) == 3);
        desk.drain();

        CHECK(desk.acknowledged_through() == 3);
        CHECK(headquarters.stored.size() == 3);
        CHECK_FALSE(headquarters.forked);
    }

    TEST_CASE("a started process takes up where the store says")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(5);
        desk.pass_time();
        desk.drain();

        desk.start();
        desk.seal();
        desk.pass_time();

        CHECK(desk.sent().records.front().seq == 6);
        CHECK(desk.sent().told_acknowledged_through == 5);
        CHECK(desk.sent().told_incarnation == headquarters.incarnation);
    }

    TEST_CASE("the lease of the last receipt is presented")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();
        desk.acknowledge();
        auto const lease = headquarters.current;

        desk.seal();
        desk.pass_time();

        CHECK(desk.sent().lease == lease);
    }

    TEST_CASE("failures are waited out longer and longer, and a change does not cut that short")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.dice = 1;
        desk.seal();

        for (int ceiling : { 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900 }) {
            desk.pass_time();
            desk.lose_reply();
            CHECK(desk.wait() == seconds(ceiling));
            desk.seal();
            CHECK(desk.wait() == seconds(ceiling));
        }
    }

    TEST_CASE("Retry-After is honoured on top of the jitter")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.dice = 0;
        desk.pass_time();

        desk.reply(429, "", seconds(120));

        CHECK(desk.wait() == seconds(121));
    }

    TEST_CASE("staff who ask to send now do not wait for the back-off")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.pass_time();
        desk.reply(503, "", seconds(600));

        desk.tell(SyncAsked {});

        REQUIRE(desk.in_flight);
        CHECK(desk.told.back().state == RequestState::Working);
        desk.drain();
        CHECK(desk.told.back().state == RequestState::Done);
    }

    TEST_CASE("staff who ask with nothing to send are answered after headquarters was asked")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        settle_down(desk);
        desk.told.clear();

        desk.tell(SyncAsked {});

        CHECK(desk.sent().records.empty());
        CHECK(desk.told.back().state == RequestState::Working);
    }

    TEST_CASE("while there is no terminal.db it is looked for again, quietly")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.outbox_is_absent = true;
        desk.pass_time();
        CHECK(desk.wait() == fallback_interval);
        CHECK(desk.told.empty());

        desk.outbox_is_absent = false;
        desk.seal();
        desk.pass_time();

        CHECK(records_sent(desk) == 1);
    }

    TEST_CASE("every believed receipt leaves a clock anchor, and batches take those they need")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();
        CHECK(desk.sent().anchors.empty());
        auto const sent = desk.now.at;
        desk.now.at += Milliseconds(81);
        desk.acknowledge();

        ClockAnchor const anchor { some_boot, sent + Milliseconds(40), headquarters.time, Milliseconds(41) };
        REQUIRE(desk.anchors == std::vector { anchor });
        desk.seal();
        desk.pass_time();
        CHECK(desk.sent().anchors == std::vector { anchor });
    }

    TEST_CASE("a store that cannot be written is as if the receipt had not come")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();
        desk.drain();
        auto const lease = desk.store.at(desk.epoch).lease;
        desk.seal();
        desk.pass_time();

        desk.store_is_broken = true;
        desk.acknowledge();
        CHECK_FALSE(desk.in_flight);
        CHECK(desk.told.back().sentence.find("the disk is full") != std::string::npos);
        desk.store_is_broken = false;
        desk.pass_time();

        CHECK(desk.sent().lease == lease);
        CHECK(desk.sent().records.front().seq == 2);
        desk.drain();
        CHECK_FALSE(headquarters.forked);
    }

    TEST_CASE("a batch ends before a hole in the seqs, and the next one says what is missing")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(6);
        desk.outbox.erase(desk.outbox.begin() + 2, desk.outbox.begin() + 4);

        desk.pass_time();
        CHECK(records_sent(desk) == 2);
        CHECK(desk.sent().missing.empty());
        desk.acknowledge();

        CHECK(records_sent(desk) == 2);
        CHECK(desk.sent().missing == std::vector<SeqRange> { { 3, 4 } });
        desk.drain();
        CHECK(desk.acknowledged_through() == 6);
        CHECK(headquarters.stored.size() == 4);
    }
}

}
