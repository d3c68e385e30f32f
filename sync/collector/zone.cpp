#include "sync/collector/zone.h"

#include <charconv>
#include <date/tz.h>
#include <stdexcept>

namespace peakend {

namespace {

    // The library tells an unknown name by throwing.
    date::time_zone const* zone_named(std::string const& name)
    {
        try {
            return date::locate_zone(name);
        } catch (std::runtime_error const&) {
            return nullptr;
        }
    }

    Result<date::time_zone const*> rules_of(std::string const& name)
    {
        auto const* rules = zone_named(name);
        if (!rules)
            return failed(Fault::Invalid, "there is no time zone '{}': write it as in 'Europe/London'", name);
        return rules;
    }

    date::year_month_day calendar_of(std::int32_t day) { return date::sys_days(date::days(day)); }

    std::int32_t number_of(date::sys_days day) { return day.time_since_epoch().count(); }

    bool digits(std::string_view text, int& into)
    {
        auto const read = std::from_chars(text.data(), text.data() + text.size(), into);
        return read.ec == std::errc() && read.ptr == text.data() + text.size() && text.front() != '-';
    }

}

Result<LocalHour> local_hour(std::string const& zone, Instant instant)
{
    auto const* rules = TRY(rules_of(zone));
    auto const local = rules->to_local(date::sys_time<Milliseconds>(instant.time_since_epoch()));
    auto const day = date::floor<date::days>(local);
    auto const hour = date::floor<std::chrono::hours>(local - day).count();
    return LocalHour { day.time_since_epoch().count(), static_cast<int>(hour) };
}

Result<Instant> instant_in(std::string const& zone, std::string_view local)
{
    auto const* rules = TRY(rules_of(zone));
    int hour = 0, minute = 0;
    auto const shaped = local.size() == 16 && local[10] == 'T' && local[13] == ':'
        && digits(local.substr(11, 2), hour) && digits(local.substr(14, 2), minute) && hour < 24
        && minute < 60;
    auto const day = day_of(local.substr(0, 10));
    if (!shaped || !day)
        return failed(
            Fault::Invalid, "'{}' is no time: write it as in '2026-11-24T15:00'", local.substr(0, 40));
    auto const shown
        = date::local_days(date::days(*day)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
    auto const instant = rules->to_sys(shown, date::choose::latest);
    return Instant(std::chrono::duration_cast<Milliseconds>(instant.time_since_epoch()));
}

std::string date_of(std::int32_t day)
{
    auto const date = calendar_of(day);
    return fmt::format(
        "{:04}-{:02}-{:02}", static_cast<int>(date.year()), unsigned(date.month()), unsigned(date.day()));
}

Result<std::int32_t> day_of(std::string_view text)
{
    int year = 0, month = 0, day = 0;
    auto const shaped = text.size() == 10 && text[4] == '-' && text[7] == '-'
        && digits(text.substr(0, 4), year) && digits(text.substr(5, 2), month)
        && digits(text.substr(8, 2), day);
    auto const date = date::year(year) / month / day;
    if (!shaped || !date.ok())
        return failed(Fault::Invalid, "'{}' is no date: write it as in '2026-11-16'", text.substr(0, 40));
    return number_of(date::sys_days(date));
}

std::int32_t month_start(std::int32_t day)
{
    auto const date = calendar_of(day);
    return number_of(date.year() / date.month() / 1);
}

std::int32_t next_month_start(std::int32_t day)
{
    auto const date = calendar_of(day);
    return number_of((date.year() / date.month() + date::months(1)) / 1);
}

}
