#include "sync/collector/zone.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

LocalHour in(std::string const& zone, std::string_view instant)
{
    auto const local = local_hour(zone, *parse_rfc3339(instant));
    REQUIRE(local.has_value());
    return *local;
}

std::int32_t day(std::string_view date)
{
    auto const number = day_of(date);
    REQUIRE(number.has_value());
    return *number;
}

}

TEST_SUITE_BEGIN("local_hour");

TEST_CASE("the day and hour are those of the place")
{
    CHECK(in("Asia/Shanghai", "2026-11-16T16:30:00Z") == LocalHour { day("2026-11-17"), 0 });
    CHECK(in("America/New_York", "2026-11-16T02:00:00Z") == LocalHour { day("2026-11-15"), 21 });
    CHECK(in("Asia/Kathmandu", "2026-11-16T18:14:00Z") == LocalHour { day("2026-11-16"), 23 });
}

TEST_CASE("the hour before and after clocks go back are told by the zone's rules")
{
    CHECK(in("Europe/London", "2026-10-25T00:30:00Z").hour == 1);
    CHECK(in("Europe/London", "2026-10-25T01:30:00Z").hour == 1);
    CHECK(in("Europe/London", "2026-10-25T02:30:00Z").hour == 2);
    CHECK(in("Europe/London", "2026-03-29T01:30:00Z").hour == 2);
}

TEST_CASE("a zone that is not there is refused by name")
{
    auto const local = local_hour("Europe/Londn", instant_of(0));

    REQUIRE_FALSE(local.has_value());
    CHECK(local.error().what.find("Europe/Londn") != std::string::npos);
}

TEST_CASE("dates and day numbers are each other's inverse")
{
    CHECK(day("1970-01-01") == 0);
    CHECK(day("2026-11-16") == 20773);
    for (std::int32_t number : { 0, 59, 20773, 40000 })
        CHECK(day(date_of(number)) == number);
}

TEST_CASE("what is no date is refused")
{
    for (auto const* text :
        { "", "2026-13-01", "2026-02-29", "2026-1-1", "2026-11-16T00", "20261116", "-026-01-01" })
        CHECK_FALSE(day_of(text).has_value());
}

TEST_CASE("months begin on their first day")
{
    CHECK(date_of(month_start(day("2026-11-16"))) == "2026-11-01");
    CHECK(date_of(next_month_start(day("2026-12-31"))) == "2027-01-01");
    CHECK(date_of(next_month_start(day("2028-02-01"))) == "2028-03-01");
}

TEST_SUITE_END();

TEST_SUITE_END();

TEST_SUITE_BEGIN("instant_in");

TEST_CASE("what a clock on the wall shows is an instant by the rules of its zone")
{
    auto const at = [](std::string const& zone, std::string_view local) {
        auto const instant = instant_in(zone, local);
        REQUIRE(instant.has_value());
        return rfc3339(*instant);
    };

    CHECK(at("Europe/London", "2026-11-24T15:00") == "2026-11-24T15:00:00.000Z");
    CHECK(at("Europe/London", "2026-07-24T15:00") == "2026-07-24T14:00:00.000Z");
    CHECK(at("Asia/Shanghai", "2026-11-24T15:00") == "2026-11-24T07:00:00.000Z");
    CHECK(at("Europe/London", "2026-10-25T01:30") == "2026-10-25T01:30:00.000Z");  // the second time
    CHECK(at("Europe/London", "2026-03-29T01:30") == "2026-03-29T01:00:00.000Z");  // skipped
}

TEST_CASE("what is no time of day is refused")
{
    for (auto const* bad : { "", "2026-11-24", "2026-11-24 15:00", "2026-11-24T24:00", "2026-11-24T15:60",
             "2026-02-30T15:00", "2026-11-24T15:00:00", "2026-11-24T1a:00" })
        CHECK_FALSE(instant_in("Europe/London", bad));
    CHECK_FALSE(instant_in("Mars/Olympus", "2026-11-24T15:00"));
}
