#include "sync/outbox/open_hours.h"

#include "sync/outbox/columns.h"

namespace peakend {

Result<void> count(sql::Connection& database, Encounter kind, Moment const& woken)
{
    auto const hour = hour_of(woken);
    auto const one_if = [kind](Encounter counted) { return std::int64_t { kind == counted }; };
    TRY(database.execute(R"(
        INSERT INTO encounters (boot_id, at, wall, woken, first_touches, rated, walked_away, timed_out)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (boot_id, at) DO UPDATE SET woken = woken + excluded.woken,
            first_touches = first_touches + excluded.first_touches, rated = rated + excluded.rated,
            walked_away = walked_away + excluded.walked_away, timed_out = timed_out + excluded.timed_out)",
        { hour.boot_id, milliseconds_of(hour.at), milliseconds_of(hour.wall), one_if(Encounter::Woken),
            one_if(Encounter::FirstTouch), one_if(Encounter::Rated), one_if(Encounter::WalkedAway),
            one_if(Encounter::TimedOut) }));
    return {};
}

Result<std::vector<Encounters>> take_hours(sql::Connection& database, Moment const& before)
{
    std::vector<Encounters> hours;
    // Other boots are earlier ones, whatever their clock says.
    std::vector<sql::Value> const bound { before.boot_id, milliseconds_of(before.at) };
    auto const rows = TRY(database.query(
        "SELECT boot_id, at, wall, woken, first_touches, rated, walked_away, timed_out FROM encounters"
        " WHERE boot_id <> $1 OR at < $2 ORDER BY wall, at",
        bound));
    for (auto const& row : rows) {
        Encounters hour { RecordId::random(), moment_at(row, 0) };
        for (std::size_t kind = 0; kind < encounter_kinds; ++kind)
            hour.counts[kind] = row.whole(3 + kind);
        hours.push_back(std::move(hour));
    }
    TRY(database.execute("DELETE FROM encounters WHERE boot_id <> $1 OR at < $2", bound));
    return hours;
}

}
