#include "sync/collector/tally_query.h"

#include "sync/collector/zone.h"

namespace peakend {

namespace {

    constexpr std::array<std::string_view, 5> grain_names { "hour", "day", "week", "month", "span" };
    constexpr std::array<std::string_view, 2> count_names { "all", "cleaned" };
    constexpr std::int32_t most_days = 3660;
    constexpr std::int32_t most_days_by_hour = 92;

    template <class Enum>
    Result<Enum> one_of(
        std::string_view parameter, std::string_view value, std::span<std::string_view const> names)
    {
        std::string all;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (names[i] == value)
                return static_cast<Enum>(i);
            all += (i == 0 ? "" : ", ") + std::string(names[i]);
        }
        return failed(Fault::Invalid, "'{}' is '{}': it is one of {}", parameter, value.substr(0, 40), all);
    }

    Result<std::optional<std::int32_t>> day_from(std::string_view value)
    {
        if (value == "today")
            return std::optional<std::int32_t>();
        return std::optional(TRY(day_of(value)));
    }

    Result<void> take(TallyQuery& query, std::string const& name, std::string const& value)
    {
        if (name == "series")
            query.series = TRY(SeriesId::from_hex(value));
        else if (name == "question")
            query.question = value;
        else if (name == "place")
            query.place = value;
        else if (name == "from")
            query.from = TRY(day_from(value));
        else if (name == "to")
            query.to = TRY(day_from(value));
        else if (name == "by")
            query.by = TRY(one_of<Grain>(name, value, grain_names));
        else if (name == "per")
            query.per = TRY(one_of<PlaceKind>(name, value, place_kind_names));
        else if (name == "count")
            query.cleaned = TRY(one_of<bool>(name, value, count_names));
        else
            return failed(Fault::Invalid,
                "'{}' is no parameter: there are series, question, place, from, to, by, per and count",
                name.substr(0, 40));
        return {};
    }

}

std::string_view name_of(Grain grain) { return grain_names.at(static_cast<std::size_t>(grain)); }

Result<void> check_range(TallyQuery const& query, std::int32_t from, std::int32_t to)
{
    if (from > to)
        return failed(
            Fault::Invalid, "'{}' lies after '{}'", query.from ? "from" : "today", query.to ? "to" : "today");
    auto const most = query.by == Grain::Hour ? most_days_by_hour : most_days;
    if (to - from >= most)
        return failed(Fault::Invalid, "more than {} days by {}: ask for fewer", most, name_of(query.by));
    return {};
}

Result<TallyQuery> tally_query_from(QueryParameters const& parameters)
{
    TallyQuery query;
    for (auto const& [name, value] : parameters) {
        if (parameters.count(name) > 1)
            return failed(Fault::Invalid, "'{}' is given twice", name.substr(0, 40));
        TRY(take(query, name, value));
    }
    if (query.series && query.question)
        return failed(Fault::Invalid, "ask by 'series' or by 'question', not by both");
    if (query.from && query.to)
        TRY(check_range(query, *query.from, *query.to));
    return query;
}

}
