#include "sync/collector/encounter_rows.h"

#include "sync/collector/report_rows.h"

namespace peakend {

namespace {

    // Nothing when more were rated than met, as a terminal without a working clock might tell by halves.
    Json rate(std::int64_t rated, std::int64_t met)
    {
        auto const score = rated <= met ? share(rated, met) : std::nullopt;
        return score ? json_of(*score) : Json();
    }

}

void EncounterRows::add(std::int64_t start, sql::Row const& row)
{
    auto& counts = m_cells[{ start, row.text(1) }];
    for (std::size_t kind = 0; kind < encounter_kinds; ++kind)
        counts[kind] += row.whole(2 + kind);
}

Json::Array EncounterRows::to_json(
    TallyQuery const& query, std::map<std::string, std::string> const& place_names) const
{
    Json::Array rows;
    for (auto const& [where, counts] : m_cells) {
        auto const& [start, place] = where;
        auto const name = place_names.find(place);
        Json::Object row {
            { "place", place },
            { "place_name", name == place_names.end() ? place : name->second },
            { "start", start_text(query.by, start) },
        };
        for (std::size_t kind = 0; kind < encounter_kinds; ++kind)
            row.emplace(name_of(static_cast<Encounter>(kind)), counts[kind]);
        auto const of = [&](Encounter kind) { return counts[static_cast<std::size_t>(kind)]; };
        row.emplace("response_rate",
            Json::Object {
                { "of_first_touches", rate(of(Encounter::Rated), of(Encounter::FirstTouch)) },
                { "of_woken", rate(of(Encounter::Rated), of(Encounter::Woken)) },
            });
        rows.emplace_back(std::move(row));
    }
    return rows;
}

}
