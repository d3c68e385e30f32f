// A Conversation whose answers are not what it hoped for.
#include "sync/uplink/conversation.h"
#include "tests/uplink/desk.h"

#include <doctest/doctest.h>
#include <functional>

namespace peakend {
namespace {

    using std::chrono::minutes;
    using std::chrono::seconds;

    struct Forgery {
        char const* what;
        std::function<std::string(Headquarters const&, Receipt)> make;
    };

    Forgery with_other(char const* what, std::function<void(Receipt&)> change)
    {
        return { what, [change = std::move(change)](Headquarters const& headquarters, Receipt receipt) {
                    change(receipt);
                    return headquarters.sealed(receipt);
                } };
    }

    std::string sealed_otherwise(
        EnvelopeKind kind, DeviceId const& device, SigningKey const& key, Receipt const& receipt)
    {
        return *seal_envelope(kind, device, key, to_body(receipt));
    }

    std::vector<Forgery> const& forgeries()
    {
        static std::vector<Forgery> const all {
            with_other("another epoch", [](Receipt& receipt) { receipt.epoch = Epoch::random(); }),
            with_other("another first seq", [](Receipt& receipt) { ++receipt.first_seq; }),
            with_other("another last seq", [](Receipt& receipt) { --receipt.last_seq; }),
            with_other("another instant", [](Receipt& receipt) { receipt.batch_now.at += Milliseconds(1); }),
            with_other("another boot", [](Receipt& receipt) { receipt.batch_now.boot_id[0] = '0'; }),
            { "another key",
                [](Headquarters const& headquarters, Receipt const& receipt) {
                    return sealed_otherwise(
                        EnvelopeKind::Receipt, headquarters.device, some_key('x'), receipt);
                } },
            { "another device",
                [](Headquarters const& headquarters, Receipt const& receipt) {
                    return sealed_otherwise(
                        EnvelopeKind::Receipt, some_id<DeviceId>(0xff), headquarters.key, receipt);
                } },
            { "another kind",
                [](Headquarters const& headquarters, Receipt const& receipt) {
                    return sealed_otherwise(
                        EnvelopeKind::File, headquarters.device, headquarters.key, receipt);
                } },
            { "a flipped bit",
                [](Headquarters const& headquarters, Receipt const& receipt) {
                    auto bytes = headquarters.sealed(receipt);
                    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
                    return bytes;
                } },
            { "cut short",
                [](Headquarters const& headquarters, Receipt const& receipt) {
                    auto bytes = headquarters.sealed(receipt);
                    return bytes.substr(0, bytes.size() - 1);
                } },
            { "a sign-in page",
                [](Headquarters const&, Receipt const&) {
                    return std::string("<html>Welcome, please sign in");
                } },
            { "nothing", [](Headquarters const&, Receipt const&) { return std::string(); } },
        };
        return all;
    }

}

TEST_SUITE("Conversation refused")
{
    TEST_CASE("a receipt of headquarters that kept nothing ends no hindrance, one that took it does")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();

        auto nothing = headquarters.receipt_for(desk.sent());
        nothing.acknowledged_through = 0;
        desk.acknowledge(nothing);
        CHECK(desk.receipted == Receipted::not_taken);
        CHECK(desk.told.back().state == RequestState::Failed);

        desk.pass_time();
        desk.acknowledge();
        CHECK(desk.receipted == Receipted::taken);
    }

    TEST_CASE("an answer that headquarters did not sign for this batch acknowledges nothing")
    {
        for (auto const& forgery : forgeries()) {
            CAPTURE(forgery.what);
            Headquarters headquarters;
            Desk desk(headquarters);
            desk.seal(3);
            desk.pass_time();
            auto const receipt = headquarters.record(desk.sent());

            desk.reply(200, forgery.make(headquarters, receipt));

            CHECK(desk.store.empty());
            CHECK(desk.anchors.empty());
            CHECK_FALSE(desk.in_flight);
            CHECK(desk.wait() >= seconds(1));
            CHECK(desk.told.back().state == RequestState::Failed);
            desk.pass_time();
            CHECK(desk.sent().records.size() == 3);
        }
    }

    TEST_CASE("the receipt of an earlier batch is not believed for a later one")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.pass_time();
        auto const earlier = headquarters.record(desk.sent());
        desk.acknowledge(earlier);
        desk.seal();
        desk.pass_time();

        desk.acknowledge(earlier);

        CHECK(desk.acknowledged_through() == 0);
        CHECK(desk.told.back().state == RequestState::Failed);
    }

    TEST_CASE("a redirect to a sign-in page is waited out like no answer")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.dice = 1;
        desk.pass_time();

        desk.reply(302);

        CHECK(desk.wait() == seconds(2));
    }

    TEST_CASE("413 halves the batch at once, down to a single record")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(8);
        desk.pass_time();

        for (std::size_t size : { 8u, 4u, 2u, 1u }) {
            CHECK(desk.sent().records.size() == size);
            desk.reply(413);
        }

        CHECK(desk.sent().records.size() == 1);
        CHECK(desk.told.back().sentence == "Headquarters cannot take record 1 (status 413).");
    }

    TEST_CASE("a batch that passes after 413 goes on from there, and grows again")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(500);
        desk.pass_time();
        while (desk.sent().records.size() > 8)
            desk.reply(413);
        for (int i = 0; i < 4; ++i)
            desk.acknowledge();

        CHECK(desk.sent().records.size() > 8);
        desk.drain();
        CHECK(headquarters.stored.size() == 500);
    }

    TEST_CASE("a terminal that is not accepted tells staff and tries slowly")
    {
        for (int status : { 401, 403, 426, 404 }) {
            CAPTURE(status);
            Headquarters headquarters;
            Desk desk(headquarters);
            desk.seal();
            desk.pass_time();

            desk.reply(status);

            CHECK(desk.told.back().state == RequestState::Failed);
            CHECK(desk.wait() >= longest_wait / 2);
            CHECK(desk.wait() <= longest_wait);
            desk.pass_time();
            desk.drain();
            CHECK(desk.acknowledged_through() == 1);
        }
    }

    TEST_CASE("a collector that was rolled back gets again what it lost")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(10);
        desk.pass_time();
        desk.drain();

        headquarters.roll_back_to(4);
        desk.seal();
        desk.pass_time();
        CHECK(desk.sent().told_acknowledged_through == 10);
        desk.acknowledge();
        CHECK(desk.acknowledged_through() == 4);
        desk.pass_time();
        desk.drain();

        CHECK(desk.acknowledged_through() == 11);
        CHECK(headquarters.stored.size() == 11);
        CHECK_FALSE(headquarters.forked);
    }

    TEST_CASE("within an incarnation what was acknowledged stays so")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(10);
        desk.pass_time();
        desk.drain();
        desk.seal();
        desk.pass_time();

        auto receipt = headquarters.record(desk.sent());
        receipt.acknowledged_through = 3;
        desk.acknowledge(receipt);

        CHECK(desk.acknowledged_through() == 10);
    }

    TEST_CASE("a collector that keeps nothing of what it is sent is not sent to without end")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();

        desk.acknowledge(headquarters.receipt_for(desk.sent()));

        CHECK_FALSE(desk.in_flight);
        CHECK(desk.wait() >= seconds(1));
    }

    TEST_CASE("a collector that is another one at every turn is not sent to without end")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        desk.drain();
        desk.seal();
        desk.pass_time();

        headquarters.roll_back_to(0);
        desk.acknowledge(headquarters.receipt_for(desk.sent()));

        CHECK_FALSE(desk.in_flight);
        CHECK(desk.wait() >= seconds(1));
    }

    TEST_CASE("a fork is stored, nothing else of its receipt counts, and sending stops until a new epoch")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        auto receipt = headquarters.record(desk.sent());
        receipt.forked = true;

        desk.acknowledge(receipt);

        CHECK(desk.store.at(desk.epoch).forked);
        CHECK(desk.acknowledged_through() == 0);
        CHECK(desk.told.back().state == RequestState::Failed);
        desk.seal();
        desk.pass_time();
        CHECK_FALSE(desk.in_flight);

        desk.epoch = some_id<Epoch>(0xe1);
        desk.tell(OutboxChanged {});
        desk.pass_time();
        CHECK(desk.sent().epoch == desk.epoch);
        CHECK_FALSE(desk.sent().lease);
    }

    TEST_CASE("a twin of one record is no fork of the terminal: the stream goes on behind it")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        auto receipt = headquarters.record(desk.sent());
        receipt.exceptions = { { 2, Verdict::Fork } };

        desk.acknowledge(receipt);

        CHECK_FALSE(desk.store.at(desk.epoch).forked);
        CHECK(desk.acknowledged_through() == 3);
    }

    TEST_CASE("what headquarters has beyond the batch is not taken for this terminal's own")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(4);
        desk.pass_time();
        desk.reply(413);
        REQUIRE(desk.sent().records.size() == 2);
        auto receipt = headquarters.record(desk.sent());
        receipt.acknowledged_through = 4;  // a twin's records, say

        desk.acknowledge(receipt);

        CHECK(desk.acknowledged_through() == 2);
        CHECK(desk.sent().records.front().seq == 3);
    }

    TEST_CASE("headquarters that has more of an epoch than the terminal made knows another terminal")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        auto receipt = headquarters.record(desk.sent());
        receipt.acknowledged_through = 4;

        desk.acknowledge(receipt);

        CHECK(desk.store.at(desk.epoch).forked);
        CHECK(desk.acknowledged_through() == 0);
    }

    TEST_CASE("a terminal.db that was rolled back is found out before its new records are taken for old ones")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(10);
        desk.pass_time();
        desk.drain();

        desk.outbox.resize(4);
        desk.seal();
        desk.pass_time();

        CHECK_FALSE(desk.in_flight);
        CHECK(desk.store.at(desk.epoch).forked);
        CHECK(desk.told.back().state == RequestState::Failed);
    }

    TEST_CASE("a record that was stored raw is acknowledged like any other")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        auto receipt = headquarters.record(desk.sent());
        receipt.exceptions = { { 2, Verdict::Unparsed } };

        desk.acknowledge(receipt);

        CHECK(desk.acknowledged_through() == 3);
        CHECK_FALSE(desk.store.at(desk.epoch).forked);
    }
}

}
