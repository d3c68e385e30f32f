#include "sync/collector/tally_sheet.h"

namespace peakend {

namespace {

    sql::Bytes bytes_of(SeriesId const& series) { return { series.raw() }; }

    Result<SeriesId> series_in(sql::Row const& row) { return SeriesId::from_bytes(row.bytes(0)); }

    template <class Sums>
    std::size_t only_or_other_in(Sums const& one, Sums const& two)
    {
        std::size_t count = 0;
        for (auto const& [key, sum] : one) {
            auto const found = two.find(key);
            count += found == two.end() || found->second != sum;
        }
        for (auto const& [key, sum] : two)
            count += !one.contains(key);
        return count;
    }

}

void TallySheet::add(Contributions const& contributions) { count(contributions, 1); }
void TallySheet::take_back(Contributions const& contributions) { count(contributions, -1); }

void TallySheet::count(Contributions const& contributions, int times)
{
    for (auto const& delta : contributions.tallies) {
        auto const& [series, touchpoint, day, hour, language, ending, value, all, cleaned] = delta;
        Twice const change { times * all, times * cleaned };
        m_hours[{ series, day, hour, touchpoint, value }] += change;
        m_days[{ series, day, touchpoint, language, std::string(name_of(ending)), value }] += change;
    }
    for (auto const& delta : contributions.exclusions)
        m_exclusions[{ delta.local_day, delta.touchpoint, std::string(name_of(delta.reason)) }]
            += times * delta.responses;
}

Result<void> TallySheet::raise(sql::Connection& database, sql::Bytes const& device) const
{
    for (auto const& [key, sum] : m_hours) {
        auto const& [series, day, hour, touchpoint, value] = key;
        TRY(database.execute("INSERT INTO tally_hour(device, series, day, hour, touchpoint, value, "
                             "all_answers, cleaned_answers) "
                             "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (device, series, day, "
                             "hour, touchpoint, value) "
                             "DO UPDATE SET all_answers = tally_hour.all_answers + excluded.all_answers, "
                             "cleaned_answers = tally_hour.cleaned_answers + excluded.cleaned_answers",
            { device, bytes_of(series), std::int64_t { day }, std::int64_t { hour }, touchpoint, value,
                sum.all, sum.cleaned }));
    }
    for (auto const& [key, sum] : m_days) {
        auto const& [series, day, touchpoint, language, ending, value] = key;
        TRY(database.execute(
            "INSERT INTO tally_day(device, series, day, touchpoint, language, ending, value, "
            "all_answers, cleaned_answers) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) "
            "ON CONFLICT (device, series, day, touchpoint, language, ending, value) "
            "DO UPDATE SET all_answers = tally_day.all_answers + excluded.all_answers, "
            "cleaned_answers = tally_day.cleaned_answers + excluded.cleaned_answers",
            { device, bytes_of(series), std::int64_t { day }, touchpoint, language, ending, value, sum.all,
                sum.cleaned }));
    }
    for (auto const& [key, responses] : m_exclusions) {
        auto const& [day, touchpoint, reason] = key;
        TRY(database.execute("INSERT INTO exclusion(device, day, touchpoint, reason, responses) "
                             "VALUES ($1, $2, $3, $4, $5) ON CONFLICT (device, day, touchpoint, reason) "
                             "DO UPDATE SET responses = exclusion.responses + excluded.responses",
            { device, std::int64_t { day }, touchpoint, reason, responses }));
    }
    // A reason that no response carries any more stands in no sheet made from the rows.
    TRY(database.execute("DELETE FROM exclusion WHERE device = $1 AND responses = 0", { device }));
    return {};
}

Result<TallySheet> TallySheet::stored(sql::Connection& database, sql::Bytes const& device)
{
    TallySheet sheet;
    for (auto const& row : TRY(database.query("SELECT series, day, hour, touchpoint, value, all_answers, "
                                              "cleaned_answers FROM tally_hour WHERE device = $1",
             { device })))
        sheet.m_hours[{ TRY(series_in(row)), static_cast<std::int32_t>(row.whole(1)),
            static_cast<int>(row.whole(2)), row.text(3), row.text(4) }]
            = { row.whole(5), row.whole(6) };
    for (auto const& row :
        TRY(database.query("SELECT series, day, touchpoint, language, ending, value, all_answers, "
                           "cleaned_answers FROM tally_day WHERE device = $1",
            { device })))
        sheet.m_days[{ TRY(series_in(row)), static_cast<std::int32_t>(row.whole(1)), row.text(2), row.text(3),
            row.text(4), row.text(5) }]
            = { row.whole(6), row.whole(7) };
    for (auto const& row : TRY(database.query(
             "SELECT day, touchpoint, reason, responses FROM exclusion WHERE device = $1", { device })))
        sheet.m_exclusions[{ static_cast<std::int32_t>(row.whole(0)), row.text(1), row.text(2) }]
            = row.whole(3);
    return sheet;
}

Result<void> TallySheet::erase(sql::Connection& database, sql::Bytes const& device)
{
    TRY(database.execute("DELETE FROM tally_hour WHERE device = $1", { device }));
    TRY(database.execute("DELETE FROM tally_day WHERE device = $1", { device }));
    TRY(database.execute("DELETE FROM exclusion WHERE device = $1", { device }));
    return {};
}

std::size_t TallySheet::differences(TallySheet const& other) const
{
    return only_or_other_in(m_hours, other.m_hours) + only_or_other_in(m_days, other.m_days)
        + only_or_other_in(m_exclusions, other.m_exclusions);
}

}
