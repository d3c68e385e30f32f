#include "kiosk/local_time.h"

#include <cstdlib>
#include <doctest/doctest.h>

using namespace peakend;

namespace {

// The process's zone as it was comes back at the end.
struct InZone {
    explicit InZone(char const* name) { REQUIRE(use_zone(name)); }
    ~InZone()
    {
        unsetenv("TZ");
        tzset();
    }
};

constexpr std::int32_t monday = 20'773;  // 2026-11-16

Instant utc(char const* text) { return *parse_rfc3339(text); }

}

TEST_SUITE("Local time")
{
    TEST_CASE("an instant has the minute that the shop's clock shows")
    {
        InZone const shanghai("Asia/Shanghai");

        CHECK(local_minute(utc("2026-11-16T01:05:00Z")) == LocalMinute { monday, 9 * 60 + 5 });
        CHECK(local_minute(utc("2026-11-16T16:00:00Z")) == LocalMinute { monday + 1, 0 });
        CHECK(instant_at({ monday, 9 * 60 }) == utc("2026-11-16T01:00:00Z"));
    }

    TEST_CASE("nine o'clock is nine o'clock on both sides of a change of clocks")
    {
        InZone const london("Europe/London");

        CHECK(local_minute(utc("2026-10-24T08:00:00Z")).minute == 9 * 60);
        CHECK(local_minute(utc("2026-10-25T09:00:00Z")).minute == 9 * 60);
        CHECK(*local_instant("2026-10-24T09:00") == utc("2026-10-24T08:00:00Z"));
        CHECK(*local_instant("2026-10-25T09:00") == utc("2026-10-25T09:00:00Z"));
    }

    TEST_CASE("a zone that is not there, and a time that is none, are Invalid")
    {
        for (auto const* zone : { "Europe/Atlantis", "../etc/passwd", "Europe" }) {
            CAPTURE(zone);
            CHECK_FALSE(use_zone(zone));
        }
        for (auto const* text : { "", "2026-11-24", "2026-11-24 15:00", "2026-02-30T09:00",
                 "2026-11-24T24:00", "2026-11-24T15:00Z" }) {
            CAPTURE(text);
            CHECK_FALSE(local_instant(text));
        }
    }

    TEST_CASE("the time is told by the surest anchor of this boot, whatever the wall clock says")
    {
        Moment const now { "now", boot_instant_of(90'000), utc("2031-01-01T00:00:00Z") };
        std::vector<ClockAnchor> const anchors {
            { "before", boot_instant_of(80'000), utc("2026-11-15T12:00:00Z"), Milliseconds(1) },
            { "now", boot_instant_of(10'000), utc("2026-11-16T12:00:09Z"), Milliseconds(900) },
            { "now", boot_instant_of(30'000), utc("2026-11-16T12:00:00Z"), Milliseconds(20) },
        };

        CHECK(true_time(now, anchors) == utc("2026-11-16T12:01:00Z"));
    }

    TEST_CASE("with no anchor the wall clock is believed, unless it shows a time before this program")
    {
        Moment now { "now", boot_instant_of(0), utc("2026-11-16T12:00:00Z") };
        CHECK(true_time(now, {}) == now.wall);

        now.wall = utc("1970-01-01T00:05:00Z");
        CHECK_FALSE(true_time(now, {}));
    }
}
