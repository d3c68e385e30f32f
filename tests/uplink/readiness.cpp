#include "sync/uplink/readiness.h"
#include "sync/base/one_line.h"
#include "sync/uplink/delivery.h"
#include "sync/uplink/export_command.h"
#include "tests/base/kept_journal.h"
#include "tests/uplink/shop.h"

#include <doctest/doctest.h>

namespace peakend {
namespace {

    std::string row(UplinkReadiness const& readiness, std::string const& name)
    {
        for (auto const& [known, finding] : readiness.rows)
            if (known == name)
                return finding;
        return "(no such row)";
    }

    // Somebody taps while headquarters answers like this, and the terminal tries to send it.
    void tap_while(Shop& shop, std::string reply)
    {
        shop.headquarters_says(std::move(reply));
        REQUIRE(visit(shop.outbox(), 7));
        shop.pass(shortest_look_interval);
        shop.pass(gathering);
    }

    // A terminal that delivers by stick: its uplink has ended.
    class Carrying : public Shop {
    public:
        Carrying()
        {
            open_uplink();
            enrol();
            uplink.reset();
            REQUIRE(visit(outbox(), 1));
        }

        void export_to_stick()
        {
            auto const stick = folder.path() / "stick";
            std::filesystem::create_directory(stick);
            REQUIRE(export_once(configuration, { "0.1.0", nullptr }, stick.string(), [this] { return now; }));
        }
        UplinkReadiness check() const { return readiness_of(configuration, now.wall); }
    };

    std::string const no_terminal = R"({"title":"Forbidden","detail":"no terminal is enrolled here"})";
    std::string const forging = R"({"title":"Forbidden","detail":"a\u001b[2J\nlast try      taken"})";

}

TEST_SUITE("Readiness of the uplink")
{
    TEST_CASE("a terminal that delivers is in order and says where it stands")
    {
        Shop shop;
        shop.open_uplink();
        REQUIRE(visit(shop.outbox(), 1));
        shop.enrol();

        auto const readiness = readiness_of(shop.configuration, shop.now.wall);

        CHECK(readiness.in_order);
        CHECK(row(readiness, "enrolled") == "Tidemark, Harbour Street (harbour)");
        CHECK(row(readiness, "delivered").starts_with("all; last receipt "));
        CHECK(row(readiness, "delivered").ends_with(" UTC"));
        CHECK(row(readiness, "last try") == "taken");
        CHECK(row(readiness, "uplink") == "runs");
    }

    TEST_CASE("one whose uplink has ended says so, and is not in order once anything waits")
    {
        Shop shop;
        shop.open_uplink();
        REQUIRE(visit(shop.outbox(), 1));
        shop.enrol();
        shop.uplink.reset();
        auto const idle = readiness_of(shop.configuration, shop.now.wall);
        REQUIRE(visit(shop.outbox(), 2));

        auto const dead = readiness_of(shop.configuration, shop.now.wall);
        shop.open_uplink();
        shop.pass(gathering);
        auto const alive = readiness_of(shop.configuration, shop.now.wall);

        CHECK(idle.in_order);
        CHECK(row(idle, "uplink").starts_with("does not run: "));
        CHECK_FALSE(dead.in_order);
        CHECK(row(dead, "delivered").starts_with("1 record waits; "));
        CHECK(row(dead, "last try") == "none since the last receipt");
        CHECK(alive.in_order);
        CHECK(row(alive, "uplink") == "runs");
        CHECK(row(alive, "last try") == "taken");
    }

    TEST_CASE(
        "one that delivers by stick is in order for a week after each, and says what is not on the last one")
    {
        Carrying shop;
        auto const before = shop.check();
        shop.export_to_stick();
        auto const exported = shop.check();
        REQUIRE(visit(shop.outbox(), 2));
        auto const more = shop.check();
        shop.export_to_stick();
        auto const again = shop.check();
        shop.now.wall += longest_carriage + Milliseconds(1);

        auto const forgotten = shop.check();

        CHECK_FALSE(before.in_order);
        CHECK(row(before, "exported") == "(no such row)");
        CHECK(exported.in_order);
        CHECK(row(exported, "delivered").starts_with("1 record waits; "));
        CHECK(row(exported, "exported").find("through record 1; all that waits is on") != std::string::npos);
        CHECK(more.in_order);
        CHECK(
            row(more, "exported").ends_with("through record 1; 1 record of what waits is not on that stick"));
        CHECK(again.in_order);
        CHECK(row(again, "exported").find("through record 2; all") != std::string::npos);
        CHECK_FALSE(forgotten.in_order);
        CHECK(row(forgotten, "exported").ends_with("not of the last 7 days: import it, or export again"));
    }

    TEST_CASE("a stick excuses no refusal, and what it holds is acknowledged by the network later")
    {
        Carrying shop;
        shop.headquarters_says(
            reply_bytes("403 Forbidden", no_terminal, "Content-Type: application/problem+json\r\n"));
        shop.open_uplink();
        shop.pass(gathering);
        shop.uplink.reset();
        shop.export_to_stick();

        auto const refused = shop.check();
        shop.headquarters_says("");
        shop.open_uplink();
        shop.pass(longest_wait);
        auto const taken = shop.check();

        CHECK_FALSE(refused.in_order);
        CHECK(row(refused, "exported").find("all that waits is on that stick") != std::string::npos);
        CHECK(row(refused, "last try").starts_with("refused since "));
        CHECK(taken.in_order);
        CHECK(row(taken, "exported").ends_with("headquarters has acknowledged all since"));
    }

    TEST_CASE("while the kiosk has made no terminal.db, nothing is delivered yet, and why")
    {
        Shop shop;
        {
            auto file = UplinkFile::open(shop.data_folder());
            REQUIRE(file);
            REQUIRE(
                file->enrol({ some_id<DeviceId>(9), some_id<PublicKey>(2), "https://hq.example", "a", "A" }));
        }

        auto const readiness = readiness_of(shop.configuration, shop.now.wall);

        CHECK(row(readiness, "delivered") == "nothing yet: peakend-kiosk has not been started");
    }

    TEST_CASE("one that headquarters refuses is not, until headquarters takes it again")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        tap_while(
            shop, reply_bytes("403 Forbidden", no_terminal, "Content-Type: application/problem+json\r\n"));

        auto const refused = readiness_of(shop.configuration, shop.now.wall);
        shop.headquarters_says("");
        shop.pass(longest_wait);
        auto const taken = readiness_of(shop.configuration, shop.now.wall);

        CHECK_FALSE(refused.in_order);
        CHECK(row(refused, "delivered").starts_with("1 record waits; "));
        CHECK(row(refused, "last try").starts_with("refused since "));
        CHECK(row(refused, "last try").find("no terminal is enrolled here") != std::string::npos);
        CHECK(taken.in_order);
        CHECK(row(taken, "delivered").starts_with("all; "));
        CHECK(row(taken, "last try") == "taken");
    }

    TEST_CASE("one that can't reach headquarters says so and is in order: it tries again by itself")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        tap_while(shop, reply_bytes("503 Service Unavailable", ""));
        auto const first = row(readiness_of(shop.configuration, shop.now.wall), "last try");
        shop.pass(longest_wait);

        auto const readiness = readiness_of(shop.configuration, shop.now.wall);

        CHECK(readiness.in_order);
        CHECK(row(readiness, "delivered").starts_with("1 record waits; "));
        CHECK(first.starts_with("hindered since "));
        // Since the first time, however often it was tried.
        CHECK(row(readiness, "last try") == first);
    }

    TEST_CASE("an outage is one, and journaled once, however long each try took and whatever it came to")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        auto const server = std::exchange(shop.configuration.server, "http://127.0.0.1:9");
        REQUIRE(visit(shop.outbox(), 7));
        KeptJournal const journal;
        shop.open_uplink();
        shop.pass(gathering);
        auto const first = shop.look().hindrance;
        for (int tries = 0; tries < 5; ++tries)
            shop.pass(longest_wait);
        auto const later = shop.look().hindrance;
        auto const journaled = journal.count("sending_hindered");
        shop.configuration.server = server;
        shop.headquarters_says(reply_bytes("503 Service Unavailable", ""));
        shop.open_uplink();
        shop.pass(gathering);

        auto const other = shop.look().hindrance;

        REQUIRE(first);
        CHECK(first->why.find("Failed to connect") != std::string::npos);
        CHECK(later == first);
        CHECK(journaled == 1);
        REQUIRE(other);
        CHECK(other->why.find("answers: status 503") != std::string::npos);
        CHECK(other->since == first->since);
    }

    TEST_CASE("what headquarters gives as its reason forges no row")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();

        tap_while(shop, reply_bytes("403 Forbidden", forging, "Content-Type: application/problem+json\r\n"));

        auto const told = row(readiness_of(shop.configuration, shop.now.wall), "last try");
        CHECK(told.find("a [2J last try      taken") != std::string::npos);
        CHECK_FALSE(has_control(told));
    }

    TEST_CASE("one that is not enrolled says what to do, and nothing of delivery")
    {
        Shop shop;
        shop.outbox();
        shop.open_uplink();

        auto const readiness = readiness_of(shop.configuration, shop.now.wall);

        CHECK_FALSE(readiness.in_order);
        CHECK(row(readiness, "enrolled").starts_with("not yet: 'peakend-uplink enrol CODE'"));
        CHECK(row(readiness, "delivered") == "(no such row)");
    }
}

}
