// Disks that were copied or put back (R11): what either terminal was told is stored once, and nothing is
// merged.
#include "tests/streams/in_step.h"

#include <fstream>
#include <random>

namespace peakend {
namespace {

    // The disk of another terminal as it is at this moment, with programs of its own at work on it.
    class Clone : public Site {
    public:
        explicit Clone(InStep& original)
            : Site(original.office)
        {
            original.site.copy_disk_to(*this);
            start();
        }
    };

    // A terminal and its disk as it was before what came next.
    struct WithOlderCopy {
        InStep terminal;
        TemporaryFolder copy;

        WithOlderCopy() { terminal.site.copy_disk_to(copy.path()); }
        void stop_and_put_back_kiosk()
        {
            terminal.site.stop_kiosk();
            terminal.site.put_back(copy.path(), "kiosk");
        }
        void stop_and_put_back_uplink()
        {
            terminal.site.stop_uplink();
            terminal.site.put_back(copy.path(), "uplink");
        }
    };

    void check_all(Office const& office, Site& one, Site& other)
    {
        one.check_drained();
        other.check_drained();
        CHECK(one.outbox().epoch() != other.outbox().epoch());
        office.check_every_tap_is_here_once();
        CHECK(office.count("gap") == 0);
    }

}

TEST_SUITE("Streams of clones")
{
    TEST_CASE("both terminals of a copied disk go on collecting, and every tap is stored once")
    {
        InStep original;
        auto& [office, site] = original;
        site.tap(2);
        Clone clone(original);

        site.tap(3);
        site.work();
        clone.tap(5);
        clone.work();
        site.tap(1);
        clone.tap(2);
        site.work();
        clone.work();

        check_all(office, site, clone);
        CHECK(office.count("device") == 1);
    }

    TEST_CASE("a clone whose seqs lie beyond the original's takes nothing from it")
    {
        InStep original;
        auto& [office, site] = original;
        Clone clone(original);

        clone.tap(6);
        site.tap(1);
        site.work();
        clone.work();
        site.tap(4);
        site.work();
        clone.work();

        check_all(office, site, clone);
    }

    TEST_CASE("a disk copied within a visit: the visit is stored once, its twin is kept, and both go on")
    {
        InStep original;
        auto& [office, site] = original;
        auto const visit = site.open_visit();
        Clone clone(original);
        REQUIRE(site.outbox().keep(visit, { "coffee", 3, true }));
        REQUIRE(site.outbox().seal({ visit, "en", Milliseconds(9'000), Ending::Completed }));

        site.work();
        clone.work();
        site.tap();
        clone.tap();
        site.work();
        clone.work();

        check_all(office, site, clone);
        CHECK(office.number("SELECT count(DISTINCT hash) FROM fork") == 1);
    }

    TEST_CASE("however taps, contacts and the copying fall, every tap is stored once")
    {
        for (unsigned seed = 1; seed <= 6; ++seed) {
            CAPTURE(seed);
            std::mt19937 random(seed);
            auto const dice = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
            InStep original;
            auto& [office, site] = original;
            site.tap(dice(3));
            site.pass(Milliseconds(dice(2'000)));
            Clone clone(original);

            for (int turn = 0; turn < 8; ++turn) {
                auto& one = dice(1) == 0 ? site : clone;
                one.tap(dice(3));
                if (dice(2) == 0)
                    one.look();
                one.pass(Milliseconds(dice(10'000)));
            }
            for (int i = 0; i < 3; ++i) {
                site.work();
                clone.work();
            }

            site.check_drained();
            clone.check_drained();
            office.check_every_tap_is_here_once();
        }
    }
}

TEST_SUITE("Streams set back")
{
    TEST_CASE("a terminal.db put back from an older copy loses nothing that is said afterwards")
    {
        WithOlderCopy before;
        auto& site = before.terminal.site;
        site.tap(5);
        site.work();
        before.stop_and_put_back_kiosk();

        site.start_kiosk();
        site.tap(2);
        site.work();

        before.terminal.check_all();
    }

    // The uplink cannot see it any more by the seqs: the kiosk has to, at its start.
    TEST_CASE("nor does one that seals beyond the old seqs while the uplink does not run")
    {
        WithOlderCopy before;
        auto& site = before.terminal.site;
        site.tap(5);
        site.work();
        site.stop_uplink();
        before.stop_and_put_back_kiosk();

        site.start_kiosk();
        site.tap(9);
        site.start_uplink();
        site.work();

        before.terminal.check_all();
    }

    TEST_CASE("a terminal.db that is damaged and begun anew loses nothing of what headquarters had")
    {
        InStep terminal;
        auto& site = terminal.site;
        site.tap(5);
        site.work();
        auto const epoch = site.outbox().epoch();
        site.stop_kiosk();
        std::ofstream(site.terminal_folder() / "terminal.db") << std::string(8192, '?');

        site.start_kiosk();
        site.tap(2);
        site.work();

        CHECK(site.outbox().epoch() != epoch);
        terminal.check_all();
    }

    TEST_CASE("a whole disk put back from an older copy is marked, and goes on under a new epoch")
    {
        WithOlderCopy before;
        auto& site = before.terminal.site;
        for (int i = 0; i < 3; ++i) {
            site.tap(2);
            site.work();
        }
        auto const epoch = site.outbox().epoch();
        before.stop_and_put_back_kiosk();
        before.stop_and_put_back_uplink();

        site.start();
        site.tap(4);
        site.work();

        CHECK(site.outbox().epoch() != epoch);
        before.terminal.check_all();
    }
}

}
