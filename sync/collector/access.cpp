#include "sync/collector/access.h"

#include "sync/collector/stations.h"

namespace peakend {

namespace {

    constexpr std::size_t selector_length = 4;
    constexpr int draws = 8;  // a selector that is taken is one chance in a million a code

    sql::Bytes hash_of(std::string const& normal_code) { return { sha256(normal_code).raw() }; }

}

Error no_such_code()
{
    return { Fault::Refused,
        fmt::format(
            "this code is not valid: it may be mistyped, used, older than {} minutes or tried too often. "
            "Ask for a new one with 'peakend-collector enrol'",
            code_lifetime.count()) };
}

Result<IssuedCode> Access::issue_code(Touchpoint const& touchpoint, Instant now)
{
    TRY(Places(m_database).add(touchpoint));
    TRY(m_database.execute("DELETE FROM enrolment_code WHERE expires_at <= $1", { milliseconds_of(now) }));
    auto const expires_at = now + code_lifetime;
    for (int draw = 0; draw < draws; ++draw) {
        auto const code = new_enrolment_code();
        auto const normal = normal_enrolment_code(code);
        auto const taken = TRY(m_database.execute(
            "INSERT INTO enrolment_code(selector, hash, touchpoint, expires_at, tries_left) "
            "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
            { normal.substr(0, selector_length), hash_of(normal), touchpoint.id(),
                milliseconds_of(expires_at), code_tries }));
        if (taken == 1)
            return IssuedCode { code, touchpoint.id(), expires_at };
    }
    return failed(Fault::Unavailable, "too many codes are waiting to be used: try again in {} minutes",
        code_lifetime.count());
}

// The try is counted before the code is compared, so that no way of stopping us gives a free one.
Result<std::optional<std::string>> Access::use_code(std::string const& code, Instant now)
{
    auto const normal = normal_enrolment_code(code);
    auto const selector = normal.substr(0, selector_length);
    auto const tried = TRY(m_database.execute("UPDATE enrolment_code SET tries_left = tries_left - 1 "
                                              "WHERE selector = $1 AND tries_left > 0 AND expires_at > $2",
        { selector, milliseconds_of(now) }));
    if (tried == 0)
        return std::optional<std::string>();
    auto const rows = TRY(
        m_database.query("DELETE FROM enrolment_code WHERE selector = $1 AND hash = $2 RETURNING touchpoint",
            { selector, hash_of(normal) }));
    if (rows.empty())
        return std::optional<std::string>();
    return std::optional(rows.front().text(0));
}

// A terminal that enrols again stays the device it was: under another name everything that it still holds
// would count a second time.
Result<DeviceId> Access::device_with(PublicKey const& key)
{
    auto const rows = TRY(
        m_database.query("SELECT device FROM device WHERE public_key = $1", { sql::Bytes { key.raw() } }));
    return rows.empty() ? DeviceId::random() : DeviceId::from_bytes(rows.front().bytes(0));
}

Result<std::optional<EnrolledDevice>> Access::redeem(EnrolmentRequest const& request, Instant now)
{
    auto touchpoint = TRY(use_code(request.code, now));
    if (!touchpoint)
        return std::optional<EnrolledDevice>();
    EnrolledDevice enrolled { TRY(device_with(request.key)), request.key, std::move(*touchpoint) };
    TRY(m_database.execute(
        "INSERT INTO device(device, public_key, touchpoint, enrolled_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (device) DO UPDATE SET touchpoint = excluded.touchpoint, enrolled_at = "
        "excluded.enrolled_at, retired_at = 0, farewell_epoch = NULL",
        { sql::Bytes { enrolled.device.raw() }, sql::Bytes { enrolled.key.raw() }, enrolled.touchpoint,
            milliseconds_of(now) }));
    TRY(Stations::add(m_database, { enrolled.device.raw() }, enrolled.touchpoint, now));
    return std::optional(std::move(enrolled));
}

Result<EnrolledDevice> Access::find(DeviceId const& device)
{
    auto const rows = TRY(m_database.query(
        "SELECT public_key, touchpoint FROM device WHERE device = $1", { sql::Bytes { device.raw() } }));
    if (rows.empty())
        return failed(Fault::Refused, "no terminal {} is enrolled here: enrol it again", device.hex());
    return EnrolledDevice { device, TRY(PublicKey::from_bytes(rows.front().bytes(0))), rows.front().text(1) };
}

Result<void> Access::retire(DeviceId const& device, Epoch const& epoch, Instant now)
{
    TRY(m_database.execute(
        "UPDATE device SET retired_at = $2, farewell_epoch = $3 WHERE device = $1 AND retired_at = 0",
        { sql::Bytes { device.raw() }, milliseconds_of(now), sql::Bytes { epoch.raw() } }));
    return {};
}

Result<bool> Access::retired_under(DeviceId const& device, Epoch const& epoch)
{
    auto const rows = TRY(
        m_database.query("SELECT 1 FROM device WHERE device = $1 AND retired_at <> 0 AND farewell_epoch = $2",
            { sql::Bytes { device.raw() }, sql::Bytes { epoch.raw() } }));
    return !rows.empty();
}

Result<void> Access::check_in_service(DeviceId const& device)
{
    auto const rows
        = TRY(m_database.query("SELECT retired_at FROM device WHERE device = $1 AND retired_at <> 0",
            { sql::Bytes { device.raw() } }));
    if (rows.empty())
        return {};
    return failed(Fault::Refused, "terminal {} said farewell on {} and is retired: enrol it again",
        device.hex(), rfc3339(instant_of(rows.front().whole(0))));
}

Result<void> Access::check_enrolment(DeviceId const& device, std::optional<Instant> enrolled_at)
{
    auto const rows = TRY(m_database.query(
        "SELECT enrolled_at FROM device WHERE device = $1", { sql::Bytes { device.raw() } }));
    if (enrolled_at && !rows.empty() && instant_of(rows.front().whole(0)) == *enrolled_at)
        return {};
    return failed(Fault::Refused,
        "terminal {} says farewell, but not to its present enrolment: enrol it again, then it can be "
        "forgotten",
        device.hex());
}

}
