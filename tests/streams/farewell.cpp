// A terminal that staff have forgotten, and what comes after it.
#include "sync/uplink/identity.h"
#include "tests/streams/in_step.h"

namespace peakend {
namespace {

    struct Standing : InStep {
        bool has_key() const { return std::filesystem::exists(site.data_folder() / "terminal.key"); }
        std::int64_t in_service() const
        {
            return office.number("SELECT count(*) FROM device WHERE retired_at = 0");
        }
        void forget()
        {
            auto const answer = site.ask(Verb::ForgetMe);
            REQUIRE_MESSAGE(answer.state == RequestState::Done, answer.sentence);
            CHECK(
                answer.sentence.starts_with("Headquarters has everything and has forgotten this terminal."));
            CHECK_FALSE(has_key());
            CHECK_FALSE(site.seen().enrolled);
        }
        // Headquarters lets the terminal go, and the uplink dies before it has written that down.
        void lose_the_reply()
        {
            TemporaryFolder copy;
            site.at_each_look_at_the_clock = [&] {
                if (in_service() == 0 && site.seen().enrolled)
                    site.copy_disk_to(copy.path());
            };
            forget();
            site.at_each_look_at_the_clock = nullptr;
            site.stop_uplink();
            site.put_back(copy.path(), "uplink");
            site.start_uplink();
            REQUIRE(site.seen().enrolled);
            REQUIRE(in_service() == 0);
        }
    };

}

TEST_SUITE("Streams that end")
{
    TEST_CASE("with answers still to be sent a terminal is not forgotten")
    {
        Standing standing;
        standing.site.tap(2);

        auto const answer = standing.site.ask(Verb::ForgetMe);

        CHECK(answer.state == RequestState::Failed);
        CHECK(answer.sentence.starts_with("2 answers are still to be sent"));
        CHECK(standing.in_service() == 1);
        standing.site.work();
        standing.site.check_drained();
    }

    TEST_CASE("without headquarters a terminal is not forgotten, and goes on when it is back")
    {
        Standing standing;
        standing.office.close();

        auto const answer = standing.site.ask(Verb::ForgetMe);

        CHECK(answer.state == RequestState::Failed);
        CHECK(answer.sentence.find("Nothing is forgotten") != std::string::npos);
        CHECK(standing.has_key());
        CHECK(standing.site.seen().enrolled);
        standing.office.open();
        standing.site.tap();
        standing.site.work();
        standing.site.check_drained();
    }

    TEST_CASE("one that is not enrolled has nothing to forget")
    {
        Office office;
        Site site(office);
        site.start();

        CHECK(site.ask(Verb::ForgetMe).sentence.starts_with("This terminal is not enrolled"));
    }

    TEST_CASE("a forgotten terminal holds nothing, and is another one when it is enrolled anew")
    {
        Standing standing;
        auto& [office, site] = standing;

        standing.forget();
        CHECK(standing.in_service() == 0);
        site.tap(2);
        site.work();
        CHECK(site.outbox().standing()->lowest_held == 1);
        CHECK(
            site.outbox().standing()->next_seq == 4);  // the questionnaire, for whoever comes, and two visits
        site.enrol();
        site.work();

        CHECK(standing.in_service() == 1);
        CHECK(office.count("device") == 2);
        standing.check_all();
        CHECK(office.count("gap") == 0);
    }

    TEST_CASE("another headquarters counts a terminal that the one before has forgotten")
    {
        Standing standing;
        standing.forget();
        standing.site.look();
        Office other;
        standing.site.move_to(other);

        standing.site.enrol();
        standing.site.tap(2);
        standing.site.work();

        CHECK(other.count("response") == 2);
        CHECK(other.count("uncounted") == 0);
        CHECK(other.number("SELECT sum(all_answers) FROM tally_hour") == 2);
    }

    TEST_CASE("a new terminal waits until the kiosk has done with the epoch of the one before")
    {
        Standing standing;
        auto& [office, site] = standing;
        auto const request = site.outbox().ask({ RequestId::random(), Verb::ForgetMe, "" });
        auto const enrolment = site.outbox().ask({ RequestId::random(), Verb::Enrol, office.code() });
        REQUIRE(request);
        REQUIRE(enrolment);
        site.stop_kiosk();

        auto const stored = office.count("identity");
        site.work();
        CHECK(office.count("device") == 2);
        CHECK(standing.in_service() == 1);
        CHECK(office.count("identity") == stored);
        site.start_kiosk();
        CHECK(site.outbox().standing()->next_seq == 2);
        site.tap();
        site.work();

        standing.check_all();
    }

    TEST_CASE("a farewell whose reply was lost is said again")
    {
        Standing standing;
        auto& [office, site] = standing;
        standing.lose_the_reply();

        standing.forget();
        site.enrol();
        site.tap();
        site.work();

        standing.check_all();
    }

    TEST_CASE("what is said after a farewell whose reply was lost goes with the next terminal")
    {
        Standing standing;
        auto& [office, site] = standing;
        standing.lose_the_reply();
        site.tap(2);
        site.work();
        REQUIRE(office.count("response") == 4);

        auto const answer = site.ask(Verb::ForgetMe);
        CHECK(answer.state == RequestState::Done);
        CHECK(answer.sentence.starts_with(
            "Headquarters has forgotten this terminal. 2 answers that came later are kept here"));
        CHECK_FALSE(standing.has_key());
        site.work();
        site.enrol();
        site.work();

        CHECK(office.count("device") == 2);
        standing.check_all();
        CHECK(office.count("gap") == 0);
    }

    TEST_CASE("a farewell that never arrived lets nothing go that was said after it")
    {
        Standing standing;
        auto& [office, site] = standing;
        office.close();
        REQUIRE(site.ask(Verb::ForgetMe).state == RequestState::Failed);
        office.open();
        site.tap(2);

        auto const answer = site.ask(Verb::ForgetMe);

        CHECK(answer.state == RequestState::Failed);
        CHECK(answer.sentence.find("2 records still to be sent: send them first") != std::string::npos);
        CHECK(standing.in_service() == 1);
        site.work();
        standing.forget();
        office.check_every_tap_is_here_once();
    }

    TEST_CASE("a farewell whose reply was lost is mended by enrolling again, as the terminal that it was")
    {
        Standing standing;
        auto& [office, site] = standing;
        standing.lose_the_reply();
        site.tap(2);

        site.enrol();
        site.work();

        CHECK(office.count("device") == 1);
        standing.check_all();
    }

    TEST_CASE("a key that a crash left behind goes at the next start")
    {
        Standing standing;
        auto& [office, site] = standing;
        TemporaryFolder copy;
        site.copy_disk_to(copy.path());
        standing.forget();
        site.stop_uplink();
        std::filesystem::copy(copy.path() / "uplink" / "terminal.key", site.data_folder() / "terminal.key");

        site.start_uplink();
        CHECK_FALSE(standing.has_key());
        site.enrol();
        site.tap();
        site.work();

        standing.check_all();
    }

    TEST_CASE("a farewell waits until what headquarters said last is written down")
    {
        Standing standing;
        auto& [office, site] = standing;
        auto const before = office.count("response");
        site.tap();
        site.pass(shortest_look_interval);
        site.pass_until(gathering, [&] { return office.count("response") > before; });
        REQUIRE(site.seen().progress->acknowledged_through + 1 < site.outbox().standing()->next_seq);

        standing.forget();

        office.check_every_tap_is_here_once();
    }

    TEST_CASE("a key with which an enrolment is under way stays")
    {
        Standing standing;
        standing.forget();
        standing.site.stop_uplink();
        auto const fresh = read_or_make_identity(standing.site.data_folder());
        REQUIRE(fresh);

        standing.site.start_uplink();

        REQUIRE(standing.has_key());
        CHECK(read_identity(standing.site.data_folder())->seed() == fresh->seed());
    }

    TEST_CASE("headquarters that was set back since the farewell has everything sent again first")
    {
        Standing standing;
        auto& [office, site] = standing;
        TemporaryFolder backup;
        office.back_up_to(backup.path());
        site.tap(3);
        site.work();
        standing.lose_the_reply();
        site.tap();
        office.put_back(backup.path());
        REQUIRE(standing.in_service() == 1);

        auto const answer = site.ask(Verb::ForgetMe);

        CHECK(answer.state == RequestState::Failed);
        CHECK(standing.in_service() == 1);
        site.work();
        standing.forget();
        office.check_every_tap_is_here_once();
        CHECK(office.count("gap") == 0);
    }

    TEST_CASE("nothing is sent for a device that is gone, though its key could not be deleted")
    {
        Standing standing;
        auto& [office, site] = standing;
        auto const key = site.data_folder() / "terminal.key";
        site.at_each_look_at_the_clock = [&] {
            if (standing.in_service() == 0 && std::filesystem::remove(key))
                std::filesystem::create_directory(key);
        };

        site.ask(Verb::ForgetMe);

        REQUIRE(std::filesystem::is_directory(key));
        CHECK_FALSE(site.seen().enrolled);
        CHECK(site.ask(Verb::SyncNow).sentence.starts_with("This terminal is not enrolled yet"));
    }
}

}
