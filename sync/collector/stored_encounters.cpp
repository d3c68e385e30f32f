#include "sync/collector/stored_encounters.h"

#include "sync/collector/zone.h"

namespace peakend {

Result<void> StoredEncounters::insert(sql::Connection& database, std::string const& zone) const
{
    auto const local = TRY(local_hour(zone, began.at + Milliseconds(encounter_hour) / 2));
    TRY(database.execute(
        "INSERT INTO encounter(device, epoch, seq, event_time, certain, day, hour, touchpoint, "
        "woken, first_touches, rated, walked_away, timed_out) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        { device, epoch, seq, milliseconds_of(began.at), std::int64_t { began.certain },
            std::int64_t { local.day }, std::int64_t { local.hour }, touchpoint,
            encounters.of(Encounter::Woken), encounters.of(Encounter::FirstTouch),
            encounters.of(Encounter::Rated), encounters.of(Encounter::WalkedAway),
            encounters.of(Encounter::TimedOut) }));
    return {};
}

}
