#include "sync/uplink/uplink.h"
#include "tests/base/kept_journal.h"
#include "tests/uplink/full_disk.h"
#include "tests/uplink/shop.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

namespace peakend {
namespace {

    using std::chrono::minutes;
    using std::chrono::seconds;

    mode_t mode_of(std::filesystem::path const& path)
    {
        struct stat status { };
        REQUIRE(stat(path.c_str(), &status) == 0);
        return status.st_mode & 07777;
    }

}

TEST_SUITE("Uplink")
{
    TEST_CASE("what was tapped before enrolment is kept, and sent after it")
    {
        Shop shop;
        REQUIRE(visit(shop.outbox(), 1));
        shop.open_uplink();
        CHECK(shop.heard().empty());

        shop.enrol();

        CHECK(shop.stored() == 1);
        auto const glance = shop.look();
        CHECK(glance.enrolled->place == "harbour");
        CHECK(glance.progress->acknowledged_through == 1);
        CHECK(glance.last_contact == shop.now.wall);
    }

    TEST_CASE("a response leaves within five seconds after it is sealed")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();

        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(shortest_look_interval);
        shop.pass(seconds(5) - shortest_look_interval);

        CHECK(shop.stored() == 1);
        CHECK(shop.heard().back().path() == "/v1/batches");
        CHECK(shop.heard().back().head.find(fmt::format("Content-Type: {}\r\n", envelope_media_type))
            != std::string::npos);
        CHECK(shop.heard().back().head.find("User-Agent: peakend-uplink/0.1.0") != std::string::npos);
    }

    TEST_CASE("an enrolled terminal goes on after a restart, at the server of its enrolment")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.configuration.server = "";

        REQUIRE(visit(shop.outbox(), 1));
        shop.open_uplink();

        CHECK(shop.stored() == 1);
    }

    TEST_CASE("the key is its owner's alone, the rest is for the group to read")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();

        CHECK(mode_of(shop.data_folder()) == 02750);
        CHECK(mode_of(shop.data_folder() / "terminal.key") == 0600);
        CHECK(mode_of(shop.data_folder() / "uplink.db") == 0640);
    }

    TEST_CASE("a second uplink on the same folder is refused")
    {
        Shop shop;
        shop.open_uplink();

        auto second = Uplink::open(
            shop.configuration, {}, [&] { return shop.now; }, [] { return 0.5; });

        REQUIRE_FALSE(second);
        CHECK(second.error().fault == Fault::Refused);
        CHECK(second.error().what.find("another uplink is using the folder") != std::string::npos);
    }

    TEST_CASE("while there is no terminal.db it waits, and finds it when it comes")
    {
        Shop shop;
        std::filesystem::remove(shop.terminal_folder());
        shop.open_uplink();
        CHECK(shop.uplink->wake() == shop.now.at + fallback_interval);

        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(fallback_interval);
        shop.enrol();

        CHECK(shop.stored() == 1);
    }

    TEST_CASE("what can't be a code is answered without asking headquarters")
    {
        Shop shop;
        shop.open_uplink();

        auto const answer = shop.answer_to(shop.ask(Verb::Enrol, "hello"));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Failed);
        CHECK(answer->sentence.find("this is no code of 'peakend-collector enrol'") != std::string::npos);
    }

    TEST_CASE("a code that headquarters does not take is answered with its reason, and another can be tried")
    {
        Shop shop;
        shop.open_uplink();

        auto const answer = shop.answer_to(shop.ask(Verb::Enrol, "AAAA-AAAA-AAAA"));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Failed);
        CHECK(answer->sentence.find("does not take this code: this code is not valid") != std::string::npos);
        shop.enrol();
    }

    TEST_CASE("a page of the network instead of headquarters enrols nothing")
    {
        Shop shop;
        shop.open_uplink();
        shop.headquarters_says(reply_bytes("200 OK", "<html>please sign in"));

        auto const answer = shop.answer_to(shop.ask(Verb::Enrol, good_code));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Failed);
        CHECK(answer->sentence.find("no Peakend collector") != std::string::npos);
        CHECK_FALSE(shop.look().enrolled);
    }

    TEST_CASE("without an address of headquarters enrolment says where to write it")
    {
        Shop shop;
        shop.configuration.server = "";
        shop.open_uplink();

        auto const answer = shop.answer_to(shop.ask(Verb::Enrol, good_code));

        REQUIRE(answer);
        CHECK(answer->sentence.find("uplink.toml") != std::string::npos);
    }

    TEST_CASE("sync_now is answered when headquarters has everything")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.headquarters_says(reply_bytes("503 Service Unavailable", ""));
        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(seconds(5));
        shop.headquarters_says("");

        auto const answer = shop.answer_to(shop.ask(Verb::SyncNow));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Done);
        CHECK(answer->progress == 100);
        CHECK(answer->sentence == "Headquarters has everything.");
        CHECK(shop.stored() == 1);
    }

    TEST_CASE("sync_now without headquarters is answered with what is in the way")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.headquarters_says(reply_bytes("200 OK", "<html>please sign in"));

        auto const answer = shop.answer_to(shop.ask(Verb::SyncNow));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Failed);
        CHECK(answer->sentence.find("not from headquarters") != std::string::npos);
        CHECK(answer->sentence.find("tried again by itself") != std::string::npos);
    }

    TEST_CASE("sync_now before enrolment says what is missing")
    {
        Shop shop;
        shop.open_uplink();

        auto const answer = shop.answer_to(shop.ask(Verb::SyncNow));

        REQUIRE(answer);
        CHECK(answer->state == RequestState::Failed);
        CHECK(answer->sentence.find("not enrolled yet") != std::string::npos);
    }

    TEST_CASE("a request that was answered is not taken up again after a restart")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        auto const asked = shop.heard().size();

        shop.open_uplink();

        auto const heard = shop.heard();
        REQUIRE(heard.size() > asked);
        for (auto i = asked; i < heard.size(); ++i)
            CHECK(heard[i].path() == "/v1/batches");
    }

    TEST_CASE("an answer is forgotten once nobody asks any more")
    {
        Shop shop;
        shop.open_uplink();
        auto const id = shop.ask(Verb::Wifi);
        REQUIRE(shop.answer_to(id));

        REQUIRE(shop.outbox().settle(id));
        shop.pass(shortest_look_interval);

        CHECK_FALSE(shop.answer_to(id));
    }

    TEST_CASE("an enrolled terminal whose key is gone keeps what it has until it is enrolled again")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        std::filesystem::remove(shop.data_folder() / "terminal.key");
        REQUIRE(visit(shop.outbox(), 1));

        shop.open_uplink();
        CHECK(shop.stored() == 0);
        shop.enrol();

        CHECK(shop.stored() == 1);
    }

    TEST_CASE("a terminal that enrols again sends all that it holds, as one that was told nothing")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        REQUIRE(visit(shop.outbox(), 1));
        REQUIRE(visit(shop.outbox(), 2));
        shop.pass(shortest_look_interval);
        shop.pass(seconds(5));
        REQUIRE(shop.look().progress->acknowledged_through == 2);

        shop.enrol();

        CHECK(shop.stored() == 2);
        CHECK(shop.look().progress->acknowledged_through == 2);
    }

    TEST_CASE("a receipt that finds no room on the disk is as if it had not come")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(shortest_look_interval);
        {
            FullDisk full;
            shop.pass(seconds(5));
        }
        CHECK(shop.stored() == 1);
        CHECK(shop.look().progress->acknowledged_through == 0);

        shop.pass(minutes(1));

        CHECK(shop.look().progress->acknowledged_through == 1);
        CHECK_FALSE(shop.look().progress->forked);
    }

    TEST_CASE("a disk that stays full is journaled once, and not at every try")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(shortest_look_interval);
        KeptJournal const journal;
        {
            FullDisk full(4096);  // less than a page of uplink.db and its head; the journal has room
            shop.pass(seconds(5));
            auto const first = journal.count("sending_hindered");
            CHECK(first >= 1);
            for (int tries = 0; tries < 5; ++tries)
                shop.pass(longest_wait);
            CHECK(journal.count("sending_hindered") == first);
        }
    }

    TEST_CASE("after a failure it is tried again without anybody asking")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.headquarters_says(reply_bytes("503 Service Unavailable", ""));
        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(shortest_look_interval);
        shop.pass(seconds(5) - shortest_look_interval);
        CHECK(shop.stored() == 0);

        shop.headquarters_says("");
        shop.pass(minutes(1));

        CHECK(shop.stored() == 1);
    }
}

}
