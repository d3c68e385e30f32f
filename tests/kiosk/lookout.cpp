// When the kiosk looks at uplink.db, and what it tells when it can't.
#include "kiosk/lookout.h"

#include "tests/base/kept_journal.h"
#include "tests/base/temporary_folder.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace peakend;

namespace {

constexpr Milliseconds second { 1'000 };

// A kiosk beside an uplink's folder.
struct Shop {
    TemporaryFolder folder;
    Lookout lookout { folder.path() };
    BootInstant now = boot_instant_of(100'000);

    bool sees(bool answer_awaited = false)
    {
        return lookout.look(some_id<Epoch>(1), now, answer_awaited).has_value();
    }
};

}

TEST_SUITE("Lookout")
{
    TEST_CASE("sees what the uplink wrote, every half minute and sooner while an answer is awaited")
    {
        Shop shop;
        auto uplink = *UplinkFile::open(shop.folder.path());
        REQUIRE(uplink.enrol({ some_id<DeviceId>(1), {}, "https://hq.example", "till", "Till" }));

        auto const glance = shop.lookout.look(some_id<Epoch>(1), shop.now, false);

        REQUIRE(glance);
        CHECK(glance->enrolled->place_name == "Till");
        CHECK(shop.lookout.next_look() == shop.now + 30 * second);
        CHECK(shop.sees(true));
        CHECK(shop.lookout.next_look() == shop.now + second);
    }

    TEST_CASE("looks as soon as the uplink has written, at most once a second")
    {
        Shop shop;
        auto uplink = *UplinkFile::open(shop.folder.path());
        CHECK(shop.lookout.is_time(shop.now));
        REQUIRE(shop.sees());
        shop.now += second;
        CHECK_FALSE(shop.lookout.is_time(shop.now));

        REQUIRE(uplink.enrol({ some_id<DeviceId>(1), {}, "https://hq.example", "till", "Till" }));
        CHECK(shop.lookout.is_time(shop.now));
        REQUIRE(shop.sees());
        REQUIRE(uplink.keep_notice(Notice { { { "en", "The lift rests." } }, instant_of(1) }));
        CHECK_FALSE(shop.lookout.is_time(shop.now));
        CHECK(shop.lookout.is_time(shop.now + second));
    }

    TEST_CASE("its own look is no news, and with none it looks each half minute")
    {
        Shop shop;
        auto const uplink = *UplinkFile::open(shop.folder.path());
        REQUIRE(shop.sees());

        CHECK(shop.sees());
        CHECK_FALSE(shop.lookout.is_time(shop.now + 29 * second));
        CHECK(shop.lookout.is_time(shop.now + 30 * second));
    }

    TEST_CASE("an uplink that is installed later is seen when it comes")
    {
        TemporaryFolder const folder;
        auto const later = folder.path() / "uplink";
        Lookout lookout(later);
        auto const now = boot_instant_of(100'000);
        CHECK_FALSE(lookout.look(some_id<Epoch>(1), now, false));

        REQUIRE(UplinkFile::open(later));

        CHECK(lookout.is_time(now + second));
        CHECK(lookout.look(some_id<Epoch>(1), now + second, false));
    }

    TEST_CASE("why nothing is seen stands in the journal, once for each reason")
    {
        Shop shop;
        KeptJournal const journal;

        CHECK_FALSE(shop.sees());
        CHECK_FALSE(shop.sees());
        CHECK(journal.count("uplink_not_seen") == 1);
        CHECK(journal.text().find("has not been made yet: start peakend-uplink") != std::string::npos);

        std::ofstream(shop.folder.path() / "uplink.db") << std::string(8192, '?');
        CHECK_FALSE(shop.sees());
        CHECK_FALSE(shop.sees());
        CHECK(journal.count("uplink_not_seen") == 2);
        CHECK(journal.text().find("is not a database") != std::string::npos);
        CHECK(shop.lookout.next_look() == shop.now + 30 * second);
    }

    TEST_CASE("what comes back after it was seen is told again")
    {
        Shop shop;
        KeptJournal const journal;
        auto const file = shop.folder.path() / "uplink.db";
        CHECK_FALSE(shop.sees());
        REQUIRE(UplinkFile::open(shop.folder.path()));
        CHECK(shop.sees());

        std::filesystem::remove(file);

        CHECK_FALSE(shop.sees());
        CHECK(journal.count("uplink_not_seen") == 2);
    }
}
