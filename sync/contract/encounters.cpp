#include "sync/contract/encounters.h"

namespace peakend {

namespace {

    constexpr std::array<std::string_view, encounter_kinds> names { "woken", "first_touches", "rated",
        "walked_away", "timed_out" };
    // A finger is not faster, and sums of a chain's years stay whole numbers.
    constexpr std::int64_t most_an_hour = 100'000;

}

std::string_view name_of(Encounter kind) { return names.at(static_cast<std::size_t>(kind)); }

Moment hour_of(Moment const& moment)
{
    auto const into_hour = moment.at.time_since_epoch() % encounter_hour;
    return { moment.boot_id, moment.at - into_hour, moment.wall - into_hour };
}

Json to_json(Encounters const& encounters)
{
    Json::Object object { { "id", encounters.id.hex() }, { "made", to_json(encounters.made) } };
    for (std::size_t kind = 0; kind < encounter_kinds; ++kind)
        object.emplace(names[kind], encounters.counts[kind]);
    return object;
}

Result<Encounters> encounters_from(Json const& json)
{
    JsonReader reader(json);
    Encounters encounters;
    encounters.id = reader.id<RecordId>("id");
    auto const& made = reader.member("made");
    for (std::size_t kind = 0; kind < encounter_kinds; ++kind)
        encounters.counts[kind] = reader.whole(names[kind], 0, most_an_hour);
    TRY(reader.verdict());
    encounters.made = TRY(moment_from(made, "/made"));
    return encounters;
}

}
