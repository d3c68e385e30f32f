// Records that headquarters does not take: set aside after three refusals, and the stream goes on.
#include "tests/uplink/desk.h"

#include "tests/uplink/shop.h"

namespace peakend {
namespace {

    using std::chrono::minutes;
    using std::chrono::seconds;

    // Replies of headquarters that refuse some records and take all others, until nothing is in flight. Gives
    // how many batches it refused.
    int drain(Desk& desk, Headquarters& headquarters, int most = 1'000)
    {
        int refused = 0;
        for (int trips = 0; desk.in_flight && trips < most; ++trips) {
            if (!headquarters.refuses(desk.sent())) {
                desk.acknowledge();
                continue;
            }
            ++refused;
            desk.reply(422);
        }
        return refused;
    }

    int times_refused(Desk& desk, std::int64_t seq)
    {
        auto const& all = desk.refusals[desk.epoch];
        return all.contains(seq) ? all.at(seq).times : 0;
    }

}

TEST_SUITE("Conversation with poison")
{
    TEST_CASE("a record refused three times is set aside, told of, and all others arrive")
    {
        Headquarters headquarters;
        headquarters.poison = { 13 };
        Desk desk(headquarters);
        desk.seal(20);
        desk.pass_time();

        drain(desk, headquarters);

        CHECK(desk.acknowledged_through() == 20);
        CHECK(headquarters.stored.size() == 19);
        REQUIRE(headquarters.aside.size() == 1);
        CHECK(headquarters.aside.at(13) == desk.outbox[12].id);
        CHECK(desk.told.back().state == RequestState::Done);
        CHECK(desk.told.back().sentence
            == "Headquarters has everything but 1 record that it cannot take and that is kept here.");
        CHECK_FALSE(headquarters.forked);
    }

    TEST_CASE("a record refused alone delays what comes behind it by three round trips")
    {
        Headquarters headquarters;
        headquarters.poison = { 1 };
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();
        desk.seal(4);
        auto const before = desk.now.at;

        for (int trip = 0; trip < 3; ++trip) {
            REQUIRE(desk.sent().records.size() == 1);
            desk.reply(422);
        }

        CHECK(desk.now.at == before);
        CHECK(desk.sent().records.front().seq == 2);
        CHECK(desk.sent().aside == std::vector<AsideRecord> { { 1, desk.outbox.front().id } });
    }

    TEST_CASE("refusals are counted across a restart")
    {
        Headquarters headquarters;
        headquarters.poison = { 1 };
        Desk desk(headquarters);
        desk.seal();
        desk.pass_time();
        desk.reply(422);
        desk.reply(422);

        desk.start();
        desk.pass_time();
        CHECK(times_refused(desk, 1) == 2);
        desk.reply(422);

        CHECK(times_refused(desk, 1) == 3);
        CHECK(desk.sent().records.empty());
        CHECK(desk.sent().aside.size() == 1);
    }

    TEST_CASE("several in a row, the first and the last are set aside, and the rest arrives")
    {
        Headquarters headquarters;
        headquarters.poison = { 1, 7, 8, 9, 30 };
        Desk desk(headquarters);
        desk.seal(30);
        desk.pass_time();

        drain(desk, headquarters);

        CHECK(desk.acknowledged_through() == 30);
        CHECK(headquarters.stored.size() == 25);
        CHECK(headquarters.aside.size() == 5);
        CHECK(desk.told.back().sentence
            == "Headquarters has everything but 5 records that it cannot take and that are kept here.");
    }

    TEST_CASE("a network that lets only empty batches pass has five records set aside, and no more")
    {
        Headquarters headquarters;
        for (std::int64_t seq = 1; seq <= 20; ++seq)
            headquarters.poison.insert(seq);
        Desk desk(headquarters);
        desk.seal(20);
        desk.pass_time();

        drain(desk, headquarters);

        CHECK(headquarters.aside.size() == 5);
        CHECK(desk.acknowledged_through() == 5);
        CHECK(desk.told.back().state == RequestState::Failed);
        CHECK(desk.wait() > minutes(1));

        headquarters.poison.clear();
        desk.pass_time();
        drain(desk, headquarters);

        CHECK(headquarters.stored.size() == 15);
        CHECK(desk.acknowledged_through() == 20);
    }

    TEST_CASE("a network that refuses everything has nothing set aside")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(20);
        desk.pass_time();

        int refused = 0;
        for (; desk.in_flight && refused < 100; ++refused)
            desk.reply(400);

        CHECK(refused < 20);
        CHECK(desk.wait() >= longest_wait / 2);
        CHECK(desk.told.back().state == RequestState::Failed);
        CHECK(times_refused(desk, 1) == 0);
        desk.pass_time();
        desk.drain();
        CHECK(headquarters.stored.size() == 20);
        CHECK(headquarters.aside.empty());
    }

    TEST_CASE("what was set aside is offered again under a new epoch, and told again after a rollback")
    {
        Headquarters headquarters;
        headquarters.poison = { 2 };
        Desk desk(headquarters);
        desk.seal(3);
        desk.pass_time();
        drain(desk, headquarters);

        headquarters.roll_back_to(0);
        headquarters.aside.clear();
        desk.seal();
        desk.pass_time();
        desk.acknowledge();
        desk.pass_time();
        drain(desk, headquarters);
        CHECK(desk.acknowledged_through() == 4);
        CHECK(headquarters.aside.size() == 1);

        desk.epoch = some_id<Epoch>(0xe1);
        headquarters.poison.clear();
        headquarters.aside.clear();
        headquarters.current.reset();
        desk.tell(OutboxChanged {});
        desk.pass_time();
        drain(desk, headquarters);
        CHECK(headquarters.stored.contains(2));
    }

    TEST_CASE("a record that no envelope can hold is set aside without a try")
    {
        Headquarters headquarters;
        Desk desk(headquarters);
        desk.seal(3);
        std::string noise;
        for (int i = 0; i < 40'000; ++i)
            noise += RecordId::random().hex();
        auto& record = desk.outbox[1];
        record.body = canonical_json(
            Json::Object { { "id", record.id.hex() }, { "kind", "test" }, { "noise", noise } });
        desk.pass_time();

        desk.drain();

        CHECK(desk.acknowledged_through() == 3);
        CHECK(headquarters.stored.size() == 2);
        CHECK(headquarters.aside.size() == 1);
    }
}

TEST_SUITE("Uplink with poison")
{
    TEST_CASE("a record set aside stays on the terminal, also when what is behind it is safe")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.poison(2);
        for (std::uint8_t visitor = 1; visitor <= 4; ++visitor)
            REQUIRE(visit(shop.outbox(), visitor));
        shop.open_uplink();
        shop.pass(seconds(5));

        auto const glance = shop.look();
        CHECK(shop.stored() == 3);
        CHECK(shop.set_aside().at(2) == some_id<RecordId>(2));
        REQUIRE(glance.progress->acknowledged_through == 4);
        CHECK(glance.aside == std::vector<std::int64_t> { 2 });
        auto safe = *glance.progress;
        safe.safe_through = 4;
        REQUIRE(shop.outbox().follow(safe, glance.aside, Epoch::random(), some_moment(200'000)));
        REQUIRE(visit(shop.outbox(), 5));
        shop.pass(shortest_look_interval);
        shop.pass(seconds(5));

        CHECK(shop.outbox().standing()->lowest_held == 2);
        CHECK(shop.look().progress->acknowledged_through == 5);
        CHECK(shop.stored() == 4);
    }

    TEST_CASE("two refusals before a restart and one after it are three")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.poison(1);
        REQUIRE(visit(shop.outbox(), 1));
        auto const epoch = shop.outbox().epoch();
        shop.uplink.reset();
        {
            auto file = *UplinkFile::open(shop.data_folder());
            REQUIRE(file.refuse(epoch, { 1, some_id<RecordId>(1), 2 }));
        }
        auto const heard = shop.heard().size();

        shop.open_uplink();

        CHECK(shop.look().progress->acknowledged_through == 1);
        CHECK(shop.heard().size() == heard + 2);  // the third refusal, and the news of it
    }
}

}
