#include "sync/collector/stations.h"

#include <algorithm>

namespace peakend {

Result<Stations> Stations::of(sql::Connection& database, sql::Bytes const& device)
{
    auto const rows
        = TRY(database.query("SELECT s.since, s.touchpoint, t.zone FROM station s LEFT JOIN touchpoint t "
                             "ON t.touchpoint = s.touchpoint WHERE s.device = $1 ORDER BY s.since",
            { device }));
    std::vector<Station> all;
    for (auto const& row : rows) {
        if (row.null(2))
            return failed(Fault::Corrupt, "{}: a terminal stands at '{}', which is no touchpoint",
                database.name(), row.text(1));
        all.push_back({ instant_of(row.whole(0)), row.text(1), row.text(2) });
    }
    if (all.empty())
        return failed(
            Fault::Corrupt, "{}: a terminal hands in that has never stood anywhere", database.name());
    return Stations(std::move(all));
}

Result<void> Stations::add(
    sql::Connection& database, sql::Bytes const& device, std::string const& touchpoint, Instant since)
{
    TRY(database.execute("INSERT INTO station(device, since, touchpoint) VALUES ($1, $2, $3) "
                         "ON CONFLICT (device, since) DO UPDATE SET touchpoint = excluded.touchpoint",
        { device, milliseconds_of(since), touchpoint }));
    return {};
}

Station const& Stations::at(Instant when) const
{
    auto const later = std::find_if(
        m_all.begin(), m_all.end(), [&](Station const& station) { return station.since > when; });
    return later == m_all.begin() ? m_all.front() : *std::prev(later);
}

Station const& Stations::named(std::string_view touchpoint) const
{
    auto const found = std::find_if(m_all.rbegin(), m_all.rend(),
        [&](Station const& station) { return station.touchpoint == touchpoint; });
    return found == m_all.rend() ? first() : *found;
}

}
