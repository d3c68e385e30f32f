#include "sync/collector/stream_progress.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr std::int64_t safe_after_days = 7;

    std::int64_t utc_day(Instant instant)
    {
        return std::chrono::floor<std::chrono::days>(instant.time_since_epoch()).count();
    }

    // The last seq of the stretch from `seq` on that the terminal does not hold; none when it holds `seq`.
    std::optional<std::int64_t> lost_from(std::int64_t seq, Batch const& batch)
    {
        if (seq < batch.lowest_held)
            return batch.lowest_held - 1;
        auto const found = std::find_if(batch.missing.begin(), batch.missing.end(),
            [&](SeqRange const& range) { return range.first <= seq && seq <= range.last; });
        return found == batch.missing.end() ? std::nullopt : std::optional(found->last);
    }

}

Result<StreamProgress> StreamProgress::load(sql::Connection& database, sql::Bytes const& device,
    sql::Bytes const& epoch, Incarnation const& incarnation)
{
    StreamProgress progress(database, device, epoch, incarnation);
    auto const rows
        = TRY(database.query("SELECT acknowledged_through, highest_seq, incarnation, current_lease, "
                             "previous_lease FROM stream WHERE device = $1 AND epoch = $2",
            { device, epoch }));
    if (rows.empty())
        return progress;
    auto const& row = rows.front();
    progress.m_acknowledged_through = progress.m_saved_through = row.whole(0);
    progress.m_highest = row.whole(1);
    progress.m_leased = row.bytes(2) == incarnation.raw();
    progress.m_current = TRY(Lease::from_bytes(row.bytes(3)));
    progress.m_previous = TRY(Lease::from_bytes(row.bytes(4)));
    return progress;
}

LeaseStanding StreamProgress::standing_of(std::optional<Lease> const& presented) const
{
    auto const lease = presented.value_or(Lease());
    if (!m_leased || lease == m_current)
        return LeaseStanding::Current;
    return lease == m_previous ? LeaseStanding::Previous : LeaseStanding::Retired;
}

void StreamProgress::rotate_lease(std::optional<Lease> const& presented)
{
    m_previous = presented.value_or(Lease());
    m_current = Lease::random();
    m_leased = true;
    m_changed = true;
}

void StreamProgress::void_lease(Incarnation const& incarnation)
{
    m_incarnation = incarnation;
    m_leased = false;
}

Result<std::optional<std::int64_t>> StreamProgress::next_stored()
{
    auto const rows = TRY(m_database.query(
        "SELECT min(seq) FROM (SELECT min(seq) AS seq FROM identity WHERE device = $1 AND epoch = $2 AND "
        "seq > $3 UNION ALL SELECT min(seq) FROM passed WHERE device = $1 AND epoch = $2 AND seq > $3) "
        "AS beyond",
        { m_device, m_epoch, m_acknowledged_through }));
    if (rows.front().null(0))
        return std::optional<std::int64_t>();
    return std::optional(rows.front().whole(0));
}

// Goes over what came out of order and is now reached.
Result<void> StreamProgress::pass_stored()
{
    constexpr std::size_t page = 500;
    for (auto whole_page = true; whole_page && m_highest > m_acknowledged_through;) {
        auto const rows = TRY(m_database.query(
            "SELECT seq FROM identity WHERE device = $1 AND epoch = $2 AND seq > $3 UNION "
            "SELECT seq FROM passed WHERE device = $1 AND epoch = $2 AND seq > $3 ORDER BY seq LIMIT 500",
            { m_device, m_epoch, m_acknowledged_through }));
        auto const begun_at = m_acknowledged_through;
        for (auto const& row : rows)
            if (row.whole(0) == m_acknowledged_through + 1)
                ++m_acknowledged_through;
        whole_page = m_acknowledged_through - begun_at == static_cast<std::int64_t>(page);
    }
    return {};
}

Result<void> StreamProgress::declare_gap(std::int64_t last, Instant now)
{
    TRY(m_database.execute("INSERT INTO gap(device, epoch, first_seq, last_seq, noticed_at) "
                           "VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        { m_device, m_epoch, m_acknowledged_through + 1, last, milliseconds_of(now) }));
    m_acknowledged_through = last;
    return {};
}

Result<void> StreamProgress::advance(std::span<std::int64_t const> entered, Batch const& batch, Instant now)
{
    for (auto const seq : entered)
        if (seq == m_acknowledged_through + 1)
            m_acknowledged_through = seq;
    if (!entered.empty() && entered.back() > m_highest) {
        m_highest = entered.back();
        m_changed = true;
    }
    TRY(pass_stored());
    for (auto last = lost_from(m_acknowledged_through + 1, batch); last;
         last = lost_from(m_acknowledged_through + 1, batch)) {
        auto const next = TRY(next_stored());
        TRY(declare_gap(std::min(next.value_or(*last + 1) - 1, *last), now));
        TRY(pass_stored());
    }
    m_changed = m_changed || m_acknowledged_through != m_saved_through;
    return {};
}

Result<void> StreamProgress::save(Instant now)
{
    if (!m_changed)
        return {};
    auto const leased_in = m_leased ? m_incarnation : Incarnation();
    TRY(m_database.execute(
        "INSERT INTO stream(device, epoch, acknowledged_through, highest_seq, incarnation, current_lease, "
        "previous_lease) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (device, epoch) DO UPDATE SET "
        "acknowledged_through = excluded.acknowledged_through, highest_seq = excluded.highest_seq, "
        "incarnation = excluded.incarnation, current_lease = excluded.current_lease, "
        "previous_lease = excluded.previous_lease",
        { m_device, m_epoch, m_acknowledged_through, m_highest, sql::Bytes { leased_in.raw() },
            sql::Bytes { m_current.raw() }, sql::Bytes { m_previous.raw() } }));
    TRY(m_database.execute(
        "INSERT INTO stream_day(device, epoch, day, acknowledged_through) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (device, epoch, day) DO UPDATE SET acknowledged_through = excluded.acknowledged_through",
        { m_device, m_epoch, utc_day(now), m_acknowledged_through }));
    return {};
}

Result<std::int64_t> StreamProgress::safe_through(Instant now)
{
    auto const rows = TRY(m_database.query("SELECT max(acknowledged_through) FROM stream_day "
                                           "WHERE device = $1 AND epoch = $2 AND day < $3",
        { m_device, m_epoch, utc_day(now) - safe_after_days }));
    return rows.front().whole(0);
}

}
