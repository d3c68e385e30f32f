#include "kiosk/visit/hours.h"

#include <doctest/doctest.h>
#include <string>

using namespace peakend;
using namespace peakend::visit;

namespace {

constexpr std::int32_t monday = 20'773;  // 2026-11-16
constexpr int hour = 60;

std::string fault(Result<void> const& result) { return result ? "" : result.error().what; }

Hours shop_hours()
{
    Hours hours;
    for (auto const weekday : { 0, 1, 2, 3, 4 })
        REQUIRE(hours.on_weekday(weekday, "09:00-20:00"));
    REQUIRE(hours.on_weekday(5, "9:00-13:00, 15:00-18:30"));
    REQUIRE(hours.on_weekday(6, "closed"));
    return hours;
}

}

TEST_SUITE("Hours")
{
    TEST_CASE("the first minute is open and the last one past is not")
    {
        auto const hours = shop_hours();

        CHECK_FALSE(hours.open({ monday, 9 * hour - 1 }));
        CHECK(hours.open({ monday, 9 * hour }));
        CHECK(hours.open({ monday, 20 * hour - 1 }));
        CHECK_FALSE(hours.open({ monday, 20 * hour }));
    }

    TEST_CASE("a day may have a break, or be closed")
    {
        auto const hours = shop_hours();

        CHECK_FALSE(hours.open({ monday + 5, 14 * hour }));
        CHECK(hours.open({ monday + 5, 18 * hour + 29 }));
        CHECK_FALSE(hours.open({ monday + 6, 12 * hour }));
    }

    TEST_CASE("the next change is the nearest edge")
    {
        auto const hours = shop_hours();

        CHECK(hours.next_change({ monday, 8 * hour }) == LocalMinute { monday, 9 * hour });
        CHECK(hours.next_change({ monday, 9 * hour }) == LocalMinute { monday, 20 * hour });
        CHECK(hours.next_change({ monday + 5, 19 * hour }) == LocalMinute { monday + 7, 9 * hour });
    }

    TEST_CASE("hours past midnight belong to the day on which they begin")
    {
        Hours hours;
        REQUIRE(hours.on_weekday(4, "20:00-02:00"));

        CHECK(hours.open({ monday + 4, 23 * hour }));
        CHECK(hours.open({ monday + 5, 1 * hour }));
        CHECK_FALSE(hours.open({ monday + 5, 2 * hour }));
        CHECK_FALSE(hours.open({ monday + 5, 23 * hour }));
        CHECK(hours.next_change({ monday + 5, 1 * hour }) == LocalMinute { monday + 5, 2 * hour });
    }

    TEST_CASE("days that touch at midnight are open through the night")
    {
        Hours hours;
        for (int weekday = 0; weekday < 7; ++weekday)
            REQUIRE(hours.on_weekday(weekday, "00:00-24:00"));

        CHECK(hours.open({ monday, 0 }));
        CHECK_FALSE(hours.next_change({ monday, 23 * hour }));
    }

    TEST_CASE("nothing opens on a closed date")
    {
        auto hours = shop_hours();
        REQUIRE(hours.closed_on("2026-11-17"));

        CHECK_FALSE(hours.open({ monday + 1, 12 * hour }));
        CHECK(hours.next_change({ monday, 21 * hour }) == LocalMinute { monday + 2, 9 * hour });
    }

    TEST_CASE("the hour of opening is told with its day: today, tomorrow, or a weekday")
    {
        auto const hours = shop_hours();

        CHECK(doors_at(hours, { monday, 12 * hour }) == Doors {});
        CHECK(doors_at(hours, { monday, 8 * hour }) == Doors { false, 9 * hour, Today {} });
        CHECK(doors_at(hours, { monday, 22 * hour }) == Doors { false, 9 * hour, Tomorrow {} });
        CHECK(doors_at(hours, { monday + 1, 0 }) == Doors { false, 9 * hour, Today {} });
        constexpr int on_monday = 0;
        CHECK(
            doors_at(hours, { monday + 5, 20 * hour }) == Doors { false, 9 * hour, OnWeekday { on_monday } });
        CHECK(doors_at(hours, { monday + 6, 1 * hour }) == Doors { false, 9 * hour, Tomorrow {} });
    }

    TEST_CASE("an opening in a week or later is told with its date, since its weekday would mislead")
    {
        Hours hours;
        REQUIRE(hours.on_weekday(0, "09:00-20:00"));
        OnDate const next { .day = 23, .month = 11 };
        CHECK(doors_at(hours, { monday, 21 * hour }) == Doors { false, 9 * hour, next });
        CHECK(doors_at(hours, { monday + 1, 12 * hour }) == Doors { false, 9 * hour, OnWeekday { 0 } });

        for (auto const* date : { "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21" })
            REQUIRE(hours.closed_on(date));

        OnDate const after { .day = 28, .month = 12 };
        CHECK(doors_at(hours, { monday + 1, 12 * hour }) == Doors { false, 9 * hour, after });
    }

    TEST_CASE("a shop that opens on no day says no hour")
    {
        Hours hours;
        REQUIRE(hours.on_weekday(0, "closed"));

        CHECK(doors_at(hours, { monday, 12 * hour }) == Doors { false });
    }

    TEST_CASE("the same hours on every day are open on each")
    {
        Hours hours;
        REQUIRE(hours.every_day("20:00-09:00"));

        for (auto day = monday; day < monday + 7; ++day) {
            CHECK(hours.open({ day, 23 * hour }));
            CHECK_FALSE(hours.open({ day, 12 * hour }));
        }
        CHECK(fault(Hours().every_day("closed"))
            == "expected hours such as \"20:00-09:00\", several with a comma between, not \"closed\"");
    }

    TEST_CASE("whose hours nobody said is always open")
    {
        Hours const hours;

        CHECK(hours.open({ monday, 0 }));
        CHECK_FALSE(hours.next_change({ monday, 0 }));
    }

    TEST_CASE("what is no span and no date is Invalid")
    {
        Hours hours;
        for (auto const* text : { "", "9-20", "09:00", "09:00-", "09:60-10:00", "25:00-26:00", "09:00-09:00",
                 "09:00-12:00,", "-1:00-10:00", "24:00-02:00", "09:00-20:00 Uhr" }) {
            CAPTURE(text);
            CHECK_FALSE(hours.on_weekday(0, text));
        }
        for (auto const* text : { "", "2026-02-30", "25.12.2026", "2026-12-25 ", "2026-1-01" }) {
            CAPTURE(text);
            CHECK_FALSE(hours.closed_on(text));
        }
    }
}
