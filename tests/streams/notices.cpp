// A notice on its way from headquarters' command to what the kiosk sees.
#include "tests/streams/site.h"

namespace peakend {
namespace {

    std::string const store = "tidemark/south/harbour-street";
    constexpr auto within = greeting_interval;  // of a terminal at rest

    SetNotice saying(std::string const& english, Audience const& whom = store)
    {
        auto const tomorrow = UtcClock::now() + std::chrono::hours(24);
        return { whom, { { "en", english } }, rfc3339(tomorrow) };
    }

    struct Standing {
        Office office;
        Site site { office };

        Standing()
        {
            site.start();
            site.enrol();
            site.work();
            CHECK_FALSE(site.seen().notice);
        }
        std::string seen()
        {
            auto const notice = site.seen().notice;
            return notice ? notice->text.at("en") : "";
        }
    };

}

TEST_SUITE("Streams: notices")
{
    TEST_CASE("one that is set at the store is seen on its terminal, changed, and gone when it is cleared")
    {
        Standing standing;

        auto const posted = standing.office.order(saying("Fitting room 3 is closed."));
        REQUIRE(posted);
        standing.site.pass(within);
        CHECK(standing.seen() == "Fitting room 3 is closed.");
        CHECK(standing.site.seen().notice == posted->front().notice);

        REQUIRE(standing.office.order(saying("Fitting room 4 is closed.")));
        standing.site.pass(within);
        CHECK(standing.seen() == "Fitting room 4 is closed.");

        REQUIRE(standing.office.order(ClearNotice { store }));
        standing.site.pass(within);
        CHECK(standing.seen() == "");
        CHECK(standing.office.order(ListNotices {})->empty());
    }

    TEST_CASE("a tap brings it sooner")
    {
        Standing standing;
        REQUIRE(standing.office.order(saying("Fitting room 3 is closed.")));

        standing.site.tap();
        standing.site.pass(fallback_interval);
        standing.site.pass(gathering);

        CHECK(standing.seen() == "Fitting room 3 is closed.");
    }

    TEST_CASE("a terminal that is offline learns of it, and of its end, when it is back")
    {
        Standing standing;
        standing.site.stop_uplink();
        REQUIRE(standing.office.order(saying("Fitting room 3 is closed.")));
        CHECK(standing.seen() == "");

        standing.site.start_uplink();
        standing.site.work();
        CHECK(standing.seen() == "Fitting room 3 is closed.");

        standing.site.stop_uplink();
        REQUIRE(standing.office.order(ClearNotice { store }));
        CHECK(standing.seen() == "Fitting room 3 is closed.");
        standing.site.start_uplink();
        standing.site.work();
        CHECK(standing.seen() == "");
    }

    TEST_CASE("one terminal's own is seen there and on no other")
    {
        Standing standing;
        Site other(standing.office);
        other.start();
        other.enrol();
        other.work();

        REQUIRE(
            standing.office.order(saying("This screen sleeps at 3.", standing.site.seen().enrolled->device)));
        standing.site.work();
        other.work();

        CHECK(standing.seen() == "This screen sleeps at 3.");
        CHECK_FALSE(other.seen().notice);
    }

    TEST_CASE("it can be set while no collector runs, and stands when one does")
    {
        Standing standing;
        standing.office.close();

        REQUIRE(standing.office.order(saying("Fitting room 3 is closed.")));
        REQUIRE(standing.office.order(ListNotices {})->size() == 1);
        auto const refused = standing.office.order(saying("a\nb"));

        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.find("control character") != std::string::npos);
        standing.office.open();
        standing.site.work();
        CHECK(standing.seen() == "Fitting room 3 is closed.");
    }

    TEST_CASE("what is refused says so over the socket, and where there is no ledger none is made")
    {
        Standing standing;
        TemporaryFolder nowhere;

        auto const refused = standing.office.order(saying("a", "tidemark/north"));
        auto const nothing = order_notice(nowhere.path() / "none", ListNotices {});

        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.starts_with("there is no place 'tidemark/north'"));
        REQUIRE_FALSE(nothing);
        CHECK(nothing.error().what.starts_with("there is no ledger in "));
        CHECK_FALSE(std::filesystem::exists(nowhere.path() / "none"));
    }
}

}
