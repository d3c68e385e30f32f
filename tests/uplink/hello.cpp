// What a terminal says when it has nothing to send, and how often.
#include "sync/uplink/conversation.h"
#include "tests/uplink/desk.h"

#include <doctest/doctest.h>

namespace peakend {
namespace {

    using std::chrono::minutes;
    using std::chrono::seconds;

    std::size_t records_sent(Desk const& desk) { return desk.sent().records.size(); }

    WordsKeys some_phone_keys()
    {
        return { TextSecret::generate().public_key(), PhoneKey::random(), "https://feedback.example" };
    }

    // Has said hello, has nothing to send.
    void settle_down(Desk& desk)
    {
        desk.pass_time();
        desk.drain();
        REQUIRE(desk.told.back().state == RequestState::Done);
    }

}

TEST_SUITE("Conversation with nothing to send")
{
    TEST_CASE("a terminal with nothing to send says so every five minutes")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        settle_down(desk);

        CHECK(desk.wait() == minutes(5));
        desk.pass_time();
        CHECK(desk.sent().records.empty());
    }

    TEST_CASE(
        "a receipt brings the keys for words, another changes them, an older collector's takes them away")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        WordsKeys keys { TextSecret::generate().public_key(), PhoneKey::random(), "" };

        headquarters.words = keys;
        settle_down(desk);
        CHECK(desk.words == keys);

        headquarters.words->phone = PhoneKey::random();
        desk.seal();
        settle_down(desk);
        CHECK(desk.words == headquarters.words);

        headquarters.words.reset();
        desk.seal();
        settle_down(desk);
        CHECK_FALSE(desk.words);
    }

    TEST_CASE("a receipt brings the notice, the next one takes it down")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        headquarters.notice = Notice { { { "en", "The lift rests until 3." } }, headquarters.time };

        settle_down(desk);
        CHECK(desk.notice == headquarters.notice);

        headquarters.notice.reset();
        desk.pass_time();
        desk.drain();
        CHECK_FALSE(desk.notice);
    }

    TEST_CASE("where phones are offered, an open visit keeps the contact fresh, however long it lasts")
    {
        Headquarters headquarters;
        headquarters.words = some_phone_keys();
        Desk desk(headquarters);
        settle_down(desk);
        CHECK(desk.wait() == greeting_interval);

        desk.now.at += visiting_interval * 2;
        desk.visit_open = true;
        desk.tell(OutboxChanged {});
        desk.pass_time();
        CHECK(records_sent(desk) == 0);
        desk.drain();

        // Somebody types: nothing more is written to the outbox.
        for (int hello = 0; hello < 5; ++hello) {
            CHECK(desk.wait() == visiting_interval);
            desk.pass_time();
            CHECK(records_sent(desk) == 0);
            desk.drain();
        }
    }

    TEST_CASE("where phones are offered and nobody stands there, hello is said every five minutes as well")
    {
        Headquarters headquarters;
        headquarters.words = some_phone_keys();
        Desk desk(headquarters);
        settle_down(desk);
        auto const next = desk.now.at + greeting_interval;

        // The uplink's own look at its outbox, though nothing told of a change.
        while (desk.now.at + fallback_interval < next) {
            desk.now.at += fallback_interval;
            desk.tell(OutboxChanged {});
            desk.pass_time();
            REQUIRE_FALSE(desk.in_flight);
            CHECK(desk.wake == next);
        }
        desk.pass_time();
        CHECK(records_sent(desk) == 0);
    }

    TEST_CASE("where no phones are offered, an open visit changes nothing about that")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        settle_down(desk);
        desk.visit_open = true;

        desk.now.at += visiting_interval * 2;
        desk.tell(OutboxChanged {});
        desk.pass_time();

        CHECK_FALSE(desk.in_flight);
    }
}

}
