#include "sync/base/local_clock.h"

#include <ctime>

namespace peakend {

LocalMinute local_minute(Instant instant)
{
    auto const seconds = std::chrono::floor<std::chrono::seconds>(instant.time_since_epoch()).count();
    auto const clock = std::time_t { seconds };
    std::tm local {};
    localtime_r(&clock, &local);
    auto const date = std::chrono::year(local.tm_year + 1900)
        / std::chrono::month(static_cast<unsigned>(local.tm_mon + 1))
        / std::chrono::day(static_cast<unsigned>(local.tm_mday));
    auto const days = std::chrono::sys_days(date).time_since_epoch().count();
    return { static_cast<std::int32_t>(days), local.tm_hour * 60 + local.tm_min };
}

Instant instant_at(LocalMinute const& minute)
{
    constexpr std::int64_t milliseconds_of_second = 1'000;
    std::tm local {};
    local.tm_year = 70;
    local.tm_mday = 1 + minute.day;
    local.tm_min = minute.minute;
    local.tm_isdst = -1;
    return instant_of(std::int64_t { std::mktime(&local) } * milliseconds_of_second);
}

}
