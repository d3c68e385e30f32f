#include "sync/collector/reports.h"

#include "sync/base/suggestion.h"
#include "sync/collector/encounter_rows.h"
#include "sync/collector/report_rows.h"
#include "sync/collector/zone.h"

#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace peakend {

namespace {

    // $1 series, $2 first and $3 last day, $4 place or '', $5 zone or ''. CROSS JOIN has SQLite keep this
    // order: device by device, each one's part of the tally by its key.
    constexpr std::string_view within
        = " FROM device d CROSS JOIN {0} a JOIN touchpoint t ON t.touchpoint = a.touchpoint "
          "WHERE a.device = d.device AND {1}a.day BETWEEN $2 AND $3 "
          "AND ($4 = '' OR t.organisation = $4 OR t.region = $4 OR t.store = $4 OR t.touchpoint = $4) "
          "AND ($5 = '' OR t.zone = $5)";

    std::string_view place_column(std::optional<PlaceKind> const& per)
    {
        constexpr std::array<std::string_view, 4> columns { "t.organisation", "t.region", "t.store",
            "t.touchpoint" };
        return per ? columns.at(static_cast<std::size_t>(*per)) : "$4";
    }

    // The first day of each week is its Monday; 1970-01-01 was a Thursday. Months are asked for one by one,
    // and a span at once.
    std::string_view start_column(Grain grain)
    {
        constexpr std::array<std::string_view, 5> columns { "a.day * 24 + a.hour", "a.day",
            "a.day - (a.day + 3) % 7", "$2", "$2" };
        return columns.at(static_cast<std::size_t>(grain));
    }

    Json::Object names_of(Series const& series)
    {
        return { { "series", series.id.hex() }, { "key", series.key }, { "kind", series.kind },
            { "wording", series.wording } };
    }

    constexpr std::size_t most_key_bytes = 40;  // of what was mistyped
    constexpr std::size_t most_keys_named = 20;

    tl::unexpected<Error> never_asked(std::string const& what, std::vector<std::string> const& keys)
    {
        if (keys.empty())
            return failed(Fault::Invalid, "there is no {}: no terminal has sent any question yet", what);
        auto const named = std::span(keys).first(std::min(keys.size(), most_keys_named));
        auto const rest = keys.size() - named.size();
        return failed(Fault::Invalid, "there is no {}; of questions there are: {}{}", what,
            fmt::join(named, ", "), rest == 0 ? "" : fmt::format(" and {} more", rest));
    }

}

std::string tally_sums(TallyQuery const& query)
{
    auto const table = query.by == Grain::Hour ? "tally_hour" : "tally_day";
    return fmt::format("SELECT {} AS start, {} AS place, a.value, sum(a.all_answers), sum(a.cleaned_answers)",
               start_column(query.by), place_column(query.per))
        + fmt::format(within, table, "a.series = $1 AND ") + " GROUP BY start, place, a.value";
}

Result<std::vector<Reports::Span>> Reports::spans_of(TallyQuery const& query, Instant now)
{
    if (query.from && query.to)
        return std::vector { Span { "", *query.from, *query.to } };
    auto const zones = TRY(m_database.query("SELECT DISTINCT zone FROM touchpoint t WHERE $1 = '' OR "
                                            "t.organisation = $1 OR t.region = $1 OR t.store = $1 "
                                            "OR t.touchpoint = $1",
        { query.place }));
    std::vector<Span> spans;
    for (auto const& row : zones) {
        auto const today = TRY(local_hour(row.text(0), now)).day;
        spans.push_back({ row.text(0), query.from.value_or(today), query.to.value_or(today) });
        TRY(check_range(query, spans.back().from, spans.back().to));
    }
    if (!spans.empty())
        return spans;
    auto const today = TRY(local_hour("UTC", now)).day;
    return std::vector { Span { "", query.from.value_or(today), query.to.value_or(today) } };
}

std::vector<Reports::Span> Reports::by_month(std::vector<Span> const& spans)
{
    std::vector<Span> parts;
    for (auto const& span : spans)
        for (auto from = span.from; from <= span.to; from = next_month_start(from))
            parts.push_back({ span.zone, from, std::min(next_month_start(from) - 1, span.to) });
    return parts;
}

std::int32_t Reports::first_day(std::vector<Span> const& spans)
{
    auto const by_from = [](Span const& a, Span const& b) { return a.from < b.from; };
    return std::min_element(spans.begin(), spans.end(), by_from)->from;
}

std::optional<std::int64_t> Reports::start_of(
    TallyQuery const& query, std::vector<Span> const& spans, Span const& span)
{
    if (query.by == Grain::Month)
        return month_start(span.from);
    if (query.by == Grain::Span)
        return first_day(spans);
    return std::nullopt;
}

Result<std::vector<AskedSeries>> Reports::series_of(TallyQuery const& query)
{
    if (query.series) {
        auto const found = TRY(m_catalogue.series(*query.series));
        if (!found)
            return never_asked(fmt::format("series '{}'", query.series->hex()), TRY(m_catalogue.keys()));
        return std::vector { *found };
    }
    auto found = TRY(m_catalogue.series(query.question));
    if (!query.question || !found.empty())
        return found;
    auto const keys = TRY(m_catalogue.keys());
    auto const asked = std::string_view(*query.question).substr(0, most_key_bytes);
    std::vector<std::string_view> const known(keys.begin(), keys.end());
    return never_asked(fmt::format("question '{}'{}", asked, suggestion(asked, known)), keys);
}

Result<std::map<std::string, std::string>> Reports::place_names()
{
    std::map<std::string, std::string> names { { "", "Everywhere" } };
    for (auto const& row : TRY(m_database.query("SELECT place, name FROM place")))
        names.emplace(row.text(0), row.text(1));
    return names;
}

Result<Json> Reports::block(TallyQuery const& query, AskedSeries const& asked, std::vector<Span> const& spans,
    std::map<std::string, std::string> const& place_names)
{
    ReportRows rows;
    auto const sql = tally_sums(query);
    for (auto const& span : spans) {
        for (auto const& row : TRY(m_database.query(sql,
                 { sql::Bytes { asked.series.id.raw() }, std::int64_t { span.from }, std::int64_t { span.to },
                     query.place, span.zone })))
            rows.add(start_of(query, spans, span).value_or(row.whole(0)), row.text(1), row.text(2),
                { row.whole(3), row.whole(4) });
    }
    auto object = names_of(asked.series);
    object.emplace("rows", rows.to_json(query, *asked.kind, place_names));
    return Json(std::move(object));
}

Result<Json> Reports::excluded(TallyQuery const& query, std::vector<Span> const& spans)
{
    std::map<std::string, std::int64_t> reasons;
    auto const sql = "SELECT a.reason, sum(a.responses)" + fmt::format(within, "exclusion", "$1 = $1 AND ")
        + " GROUP BY a.reason";
    for (auto const& span : spans)
        for (auto const& row : TRY(m_database.query(
                 sql, { "", std::int64_t { span.from }, std::int64_t { span.to }, query.place, span.zone })))
            reasons[row.text(0)] += row.whole(1);
    return Json(Json::Object(reasons.begin(), reasons.end()));
}

Json::Object Reports::heading(TallyQuery const& query, std::vector<Span> const& spans, Instant now)
{
    auto const by_to = [](Span const& a, Span const& b) { return a.to < b.to; };
    return {
        { "from", date_of(first_day(spans)) },
        { "to", date_of(std::max_element(spans.begin(), spans.end(), by_to)->to) },
        { "by", name_of(query.by) },
        { "per", query.per ? Json(place_kind_names.at(static_cast<std::size_t>(*query.per))) : Json() },
        { "place", query.place },
        { "as_of", rfc3339(now) },
    };
}

Result<Json> Reports::tallies(TallyQuery const& query, Instant now)
{
    auto const moment = TRY(sql::Transaction::begin(m_database));
    auto const names = TRY(place_names());
    if (!names.contains(query.place))
        return failed(Fault::Invalid, "there is no place '{}': GET /v1/places lists them", query.place);
    auto const spans = TRY(spans_of(query, now));
    auto const parts = query.by == Grain::Month ? by_month(spans) : spans;
    Json::Array blocks;
    Json::Array unreadable;
    for (auto const& asked : TRY(series_of(query))) {
        if (asked.kind)
            blocks.push_back(TRY(block(query, asked, parts, names)));
        else
            unreadable.emplace_back(names_of(asked.series));
    }

    auto reply = heading(query, spans, now);
    reply.emplace("count", query.cleaned ? "cleaned" : "all");
    reply.emplace("series", std::move(blocks));
    reply.emplace("unreadable", std::move(unreadable));
    reply.emplace("excluded", TRY(excluded(query, spans)));
    return Json(std::move(reply));
}

Result<Json> Reports::encounters(TallyQuery const& query, Instant now)
{
    if (query.series || query.question)
        return failed(Fault::Invalid, "encounters belong to no question: leave out 'series' and 'question'");
    auto const moment = TRY(sql::Transaction::begin(m_database));
    auto const names = TRY(place_names());
    if (!names.contains(query.place))
        return failed(Fault::Invalid, "there is no place '{}': GET /v1/places lists them", query.place);
    auto const spans = TRY(spans_of(query, now));
    auto const sql = fmt::format("SELECT {} AS start, {} AS place, sum(a.woken), sum(a.first_touches), "
                                 "sum(a.rated), sum(a.walked_away), sum(a.timed_out)",
                         start_column(query.by), place_column(query.per))
        + fmt::format(within, "encounter", "$1 = $1 AND ") + " GROUP BY start, place";
    EncounterRows rows;
    auto const parts = query.by == Grain::Month ? by_month(spans) : spans;
    for (auto const& span : parts)
        for (auto const& row : TRY(m_database.query(
                 sql, { "", std::int64_t { span.from }, std::int64_t { span.to }, query.place, span.zone })))
            rows.add(start_of(query, parts, span).value_or(row.whole(0)), row);
    auto reply = heading(query, spans, now);
    reply.emplace("rows", rows.to_json(query, names));
    return Json(std::move(reply));
}

}
