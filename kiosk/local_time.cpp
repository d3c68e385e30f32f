#include "kiosk/local_time.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>

namespace peakend {

namespace {

    constexpr Instant made_at = instant_of(1'790'000'000'000);  // September 2026
}

Result<void> use_zone(std::string const& name)
{
    if (name.empty())
        return {};
    auto const rules = std::filesystem::path("/usr/share/zoneinfo") / name;
    std::error_code fault;
    if (name.find("..") != std::string::npos || !std::filesystem::is_regular_file(rules, fault))
        return failed(Fault::Invalid, "there is no time zone '{}': write it as in 'Europe/London'", name);
    ::setenv("TZ", (":" + rules.string()).c_str(), 1);
    ::tzset();
    return {};
}

Result<Instant> local_instant(std::string_view text)
{
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, end = 0;
    auto const whole = std::string(text);
    auto const read
        = std::sscanf(whole.c_str(), "%4d-%2d-%2dT%2d:%2d%n", &year, &month, &day, &hour, &minute, &end);
    auto const date = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month))
        / std::chrono::day(static_cast<unsigned>(day));
    auto const shaped = read == 5 && text.size() == 16 && static_cast<std::size_t>(end) == text.size();
    if (!shaped || !date.ok() || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return failed(Fault::Invalid, R"(expected a local time such as "2026-11-24T15:00")");
    auto const days = static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
    return instant_at({ days, hour * 60 + minute });
}

std::optional<Instant> true_time(Moment const& now, std::span<ClockAnchor const> anchors)
{
    ClockAnchor const* best = nullptr;
    for (auto const& anchor : anchors)
        if (anchor.boot_id == now.boot_id && (!best || anchor.uncertainty < best->uncertainty))
            best = &anchor;
    if (best)
        return best->server + (now.at - best->at);
    return now.wall >= made_at ? std::optional(now.wall) : std::nullopt;
}

}
