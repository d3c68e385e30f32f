#include "sync/outbox/day_tallies.h"

#include "sync/base/local_clock.h"
#include "sync/outbox/columns.h"

namespace peakend {

namespace {

    using SeriesByKey = std::map<std::string, SeriesId, std::less<>>;

    Result<SeriesByKey> series_of(sql::Connection& database, RevisionId const& revision)
    {
        SeriesByKey series;
        auto const rows = TRY(
            database.query("SELECT key, series FROM series WHERE revision = $1", { column_of(revision) }));
        for (auto const& row : rows)
            series.emplace(row.text(0), TRY(id_at<SeriesId>(row, 1)));
        return series;
    }

    Result<void> drop_old_days(sql::Connection& database)
    {
        auto const oldest
            = TRY(database.query("SELECT DISTINCT day FROM tally ORDER BY day DESC LIMIT 1 OFFSET $1",
                { std::int64_t { day_tallies_kept - 1 } }));
        if (oldest.empty())
            return {};
        sql::Value const day = oldest.front().whole(0);
        TRY(database.execute("DELETE FROM tally WHERE day < $1", { day }));
        TRY(database.execute("DELETE FROM exclusion WHERE day < $1", { day }));
        return {};
    }

    Result<void> add(sql::Connection& database, TallyDelta const& delta)
    {
        TRY(database.execute(R"(
            INSERT INTO tally (day, series, hour, language, ending, value, everything, cleaned)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (day, series, hour, language, ending, value)
            DO UPDATE SET everything = everything + excluded.everything, cleaned = cleaned + excluded.cleaned)",
            { delta.local_day, column_of(delta.series), delta.local_hour, delta.language,
                std::string(name_of(delta.ending)), delta.value, delta.all, delta.cleaned }));
        return {};
    }

    Result<void> add(sql::Connection& database, ExclusionDelta const& delta)
    {
        TRY(database.execute(R"(
            INSERT INTO exclusion (day, reason, responses) VALUES ($1, $2, $3)
            ON CONFLICT (day, reason) DO UPDATE SET responses = responses + excluded.responses)",
            { delta.local_day, std::string(name_of(delta.reason)), delta.responses }));
        return {};
    }

    Result<TallyDelta> tally_at(sql::Row const& row)
    {
        auto const ending = ending_named(row.text(4));
        if (!ending)
            return failed(Fault::Corrupt, "a stored tally has the unknown ending '{}'", row.text(4));
        return TallyDelta { TRY(id_at<SeriesId>(row, 1)), "", static_cast<std::int32_t>(row.whole(0)),
            static_cast<int>(row.whole(2)), row.text(3), *ending, row.text(5), row.whole(6), row.whole(7) };
    }

    Result<ExclusionDelta> exclusion_at(sql::Row const& row)
    {
        auto const reason = flag_named(row.text(1));
        if (!reason)
            return failed(Fault::Corrupt, "a stored exclusion has the unknown reason '{}'", row.text(1));
        return ExclusionDelta { "", static_cast<std::int32_t>(row.whole(0)), *reason, row.whole(2) };
    }

}

Result<void> count(sql::Connection& database, Response const& response)
{
    auto const series = TRY(series_of(database, response.revision));
    auto const [day, minute] = local_minute(response.started.wall);
    auto const hour = minute / 60;
    auto const deltas = contributions(response, { "", day, hour, response.flags }, series);

    auto const known = TRY(database.query("SELECT 1 FROM tally WHERE day = $1 LIMIT 1", { day }));
    for (auto const& delta : deltas.tallies)
        TRY(add(database, delta));
    for (auto const& delta : deltas.exclusions)
        TRY(add(database, delta));
    return known.empty() ? drop_old_days(database) : Result<void>();
}

Result<Contributions> counted(sql::Connection& database, std::int32_t first_day, std::int32_t last_day)
{
    Contributions found;
    auto const tallies = TRY(database.query(R"(
        SELECT day, series, hour, language, ending, value, everything, cleaned FROM tally
        WHERE day BETWEEN $1 AND $2 ORDER BY day, series, hour, language, ending, value)",
        { first_day, last_day }));
    for (auto const& row : tallies)
        found.tallies.push_back(TRY(tally_at(row)));
    auto const exclusions = TRY(database.query(
        "SELECT day, reason, responses FROM exclusion WHERE day BETWEEN $1 AND $2 ORDER BY day, reason",
        { first_day, last_day }));
    for (auto const& row : exclusions)
        found.exclusions.push_back(TRY(exclusion_at(row)));
    return found;
}

}
