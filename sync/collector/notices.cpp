#include "sync/collector/notices.h"

#include "sync/collector/zone.h"

#include <fmt/format.h>

namespace peakend {

namespace {

    // By the clocks that are furthest behind UTC a minute comes that much later.
    constexpr std::chrono::hours last_on_earth { 12 };

    sql::Value place_of(Audience const& whom)
    {
        auto const* place = std::get_if<std::string>(&whom);
        return place ? *place : std::string();
    }

    sql::Bytes device_of(Audience const& whom)
    {
        auto const* device = std::get_if<DeviceId>(&whom);
        return device ? sql::Bytes { device->raw() } : sql::Bytes {};
    }

    Result<Audience> audience_at(sql::Row const& row)
    {
        if (row.bytes(1).empty())
            return Audience(row.text(0));
        return Audience(TRY(DeviceId::from_bytes(row.bytes(1))));
    }

    Result<Notice> stored_notice(std::string const& body)
    {
        auto const json = parse_json(body);
        auto notice = json ? notice_from(*json) : Result<Notice>(failed(json.error()));
        if (!notice)
            return failed(Fault::Corrupt, "a stored notice is damaged: {}", notice.error().what);
        return notice;
    }

    // REQUIRES: place, device, until, set_at and body in this order.
    Result<std::vector<PostedNotice>> posted_in(std::vector<sql::Row> const& rows)
    {
        std::vector<PostedNotice> posted;
        for (auto const& row : rows) {
            auto notice = stored_notice(row.text(4));
            posted.push_back({ TRY(audience_at(row)), instant_of(row.whole(2)), instant_of(row.whole(3)),
                notice ? std::optional(std::move(*notice)) : std::nullopt });
        }
        return posted;
    }

}

std::string to_text(Audience const& whom)
{
    auto const* device = std::get_if<DeviceId>(&whom);
    return device ? "terminal " + device->hex() : std::get<std::string>(whom);
}

Result<void> Notices::expect(Audience const& whom)
{
    if (auto const* device = std::get_if<DeviceId>(&whom)) {
        auto const found = Access(m_database).find(*device);
        if (!found && found.error().fault == Fault::Refused)
            return failed(Fault::Invalid,
                "no terminal {} is enrolled here: 'peakend-collector terminals' lists those that are",
                device->hex());
        return found ? Result<void>() : failed(found.error());
    }
    return Places(m_database).expect(std::get<std::string>(whom));
}

Result<std::string> Notices::zone_of(Audience const& whom)
{
    auto const rows
        = TRY(m_database.query("SELECT DISTINCT zone FROM touchpoint WHERE $1 IN (touchpoint, store, region, "
                               "organisation) OR touchpoint IN (SELECT touchpoint FROM device WHERE device = "
                               "$2) ORDER BY zone",
            { place_of(whom), device_of(whom) }));
    if (rows.size() == 1)
        return rows.front().text(0);
    return failed(Fault::Invalid,
        "clocks in {} do not all show the same: say until when in UTC, as in 2026-11-24T15:00:00Z",
        to_text(whom));
}

Result<Instant> Notices::expiry(Audience const& whom, std::string const& until, Instant now)
{
    auto const in_utc = until.ends_with('Z');
    // What is no time, or has passed on every clock, is said before anybody is asked whose clock it is.
    auto const read = TRY(in_utc ? parse_rfc3339(until) : instant_in("UTC", until));
    auto const passed = failed(Fault::Invalid, "{} has passed already: a notice needs a time to come", until);
    if (read <= now - (in_utc ? std::chrono::hours(0) : last_on_earth))
        return passed;
    auto const instant = in_utc ? read : TRY(instant_in(TRY(zone_of(whom)), until));
    if (instant <= now)
        return passed;
    if (instant > now + longest_notice)
        return failed(Fault::Invalid,
            "{} is more than {} days away: what holds for so long belongs into the "
            "questionnaire",
            until, longest_notice.count());
    return instant;
}

Result<PostedNotice> Notices::set(
    Audience const& whom, Json const& text, std::string const& until, Instant now)
{
    TRY(expect(whom));
    auto const expires = TRY(expiry(whom, until, now));
    auto notice = TRY(notice_from(Json::Object { { "text", text }, { "until", milliseconds_of(expires) } }));
    TRY(m_database.execute("DELETE FROM notice WHERE until <= $1", { milliseconds_of(now) }));
    TRY(m_database.execute(
        "INSERT INTO notice(place, device, until, set_at, body) VALUES ($1, $2, $3, $4, $5) "
        "ON CONFLICT (place, device) DO UPDATE SET until = excluded.until, set_at = excluded.set_at, "
        "body = excluded.body",
        { place_of(whom), device_of(whom), milliseconds_of(expires), milliseconds_of(now),
            canonical_json(to_json(notice)) }));
    return PostedNotice { whom, expires, now, std::move(notice) };
}

Result<PostedNotice> Notices::clear(Audience const& whom, Instant now)
{
    auto const taken = TRY(posted_in(TRY(m_database.query(
        "DELETE FROM notice WHERE place = $1 AND device = $2 RETURNING place, device, until, set_at, body",
        { place_of(whom), device_of(whom) }))));
    if (taken.empty() || taken.front().until <= now)
        return failed(Fault::Invalid,
            "no notice stands for {} itself: 'peakend-collector notice list' tells all that stand",
            to_text(whom));
    return taken.front();
}

Result<std::vector<PostedNotice>> Notices::standing(Instant now)
{
    return posted_in(TRY(m_database.query(
        "SELECT place, device, until, set_at, body FROM notice WHERE until > $1 ORDER BY place, device",
        { milliseconds_of(now) })));
}

// The id of a place leads the ids of all that lies in it, so the nearest has the longest.
Result<std::optional<Notice>> Notices::shown_on(
    DeviceId const& device, std::string const& touchpoint, Instant now)
{
    auto const rows
        = TRY(m_database.query("SELECT body FROM notice WHERE until > $1 AND (device = $2 OR place = $3 OR "
                               "(place <> '' AND substr($3, 1, length(place) + 1) = place || '/')) "
                               "ORDER BY CASE WHEN place = '' THEN 0 ELSE 1 END, length(place) DESC LIMIT 1",
            { milliseconds_of(now), device_of(device), touchpoint }));
    if (rows.empty())
        return std::optional<Notice>();
    return std::optional(TRY(stored_notice(rows.front().text(0))));
}

}
