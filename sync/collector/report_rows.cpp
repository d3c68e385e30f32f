#include "sync/collector/report_rows.h"

#include "sync/collector/zone.h"
#include "sync/contract/tally.h"

#include <charconv>

namespace peakend {

namespace {

    using Cell = std::map<std::string, Twice>;

    Json::Object counts(Cell const& cell, std::int64_t Twice::*which)
    {
        Json::Object object;
        for (auto const& [value, twice] : cell)
            if (value != answered && twice.*which != 0)
                object.emplace(value, twice.*which);
        return object;
    }

    Counts ratings(Cell const& cell, std::int64_t Twice::*which)
    {
        Counts counts;
        for (auto const& [value, twice] : cell) {
            int rating = 0;
            auto const* end = value.data() + value.size();
            auto const read = std::from_chars(value.data(), end, rating);
            if (read.ec == std::errc() && read.ptr == end && twice.*which != 0)
                counts[rating] += twice.*which;
        }
        return counts;
    }

    // Who answered a choice is counted once, however many choices they took; a rating is one answer. What was
    // given in another kind than was asked, as a faulty terminal may do, is nobody's answer.
    std::int64_t respondents(Kind const& kind, Cell const& cell, std::int64_t Twice::*which)
    {
        auto const scale = scale_of(kind);
        if (!scale) {
            auto const found = cell.find(std::string(answered));
            return found == cell.end() ? 0 : found->second.*which;
        }
        std::int64_t sum = 0;
        for (auto const& [rating, count] : ratings(cell, which))
            sum += scale->has(rating) ? count : 0;
        return sum;
    }

    Json json_of(Scores const& scores)
    {
        Json::Object object;
        auto const put = [&](char const* name, std::optional<Score> const& score) {
            if (score)
                object.emplace(name, json_of(*score));
        };
        put("nps", scores.nps);
        put("csat", scores.csat);
        put("smiley_index", scores.smiley_index);
        put("ces", scores.ces);
        put("mean", scores.mean);
        return object;
    }

}

std::string start_text(Grain grain, std::int64_t start)
{
    if (grain != Grain::Hour)
        return date_of(static_cast<std::int32_t>(start));
    return fmt::format("{}T{:02}:00", date_of(static_cast<std::int32_t>(start / 24)), start % 24);
}

Json json_of(Score const& score)
{
    if (score.n < too_few)
        return Json::Object { { "n", score.n }, { "standing", "too_few" } };
    return Json::Object {
        { "n", score.n },
        { "value", score.value },
        { "low", score.interval.low },
        { "high", score.interval.high },
        { "standing", score.n < indicative_below ? "indicative" : "ok" },
    };
}

void ReportRows::add(std::int64_t start, std::string place, std::string value, Twice twice)
{
    m_cells[{ start, std::move(place) }][std::move(value)] += twice;
}

Json::Array ReportRows::to_json(
    TallyQuery const& query, Kind const& kind, std::map<std::string, std::string> const& place_names) const
{
    auto const scored = query.cleaned ? &Twice::cleaned : &Twice::all;
    Json::Array rows;
    for (auto const& [where, cell] : m_cells) {
        auto const& [start, place] = where;
        auto const name = place_names.find(place);
        rows.push_back(Json::Object {
            { "place", place },
            { "place_name", name == place_names.end() ? place : name->second },
            { "start", start_text(query.by, start) },
            { "counts",
                Json::Object {
                    { "all", counts(cell, &Twice::all) }, { "cleaned", counts(cell, &Twice::cleaned) } } },
            { "respondents",
                Json::Object { { "all", respondents(kind, cell, &Twice::all) },
                    { "cleaned", respondents(kind, cell, &Twice::cleaned) } } },
            { "scores", json_of(scores_of(kind, ratings(cell, scored))) },
        });
    }
    return rows;
}

}
