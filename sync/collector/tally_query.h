// A question about tallies, as asked in the query string of GET /v1/tallies.
#pragma once

#include "sync/collector/places.h"
#include "sync/contract/id.h"

#include <map>
#include <optional>

namespace peakend {

// Span: all days asked for as one, named by the first of them. Only so are stores whose dates differ summed
// over "today".
enum class Grain { Hour, Day, Week, Month, Span };
std::string_view name_of(Grain);  // "hour" "day" "week" "month" "span"

// Names and values of a query string, decoded, in its order for equal names.
using QueryParameters = std::multimap<std::string, std::string>;

struct TallyQuery {
    std::optional<SeriesId> series;       // neither of these two: every series
    std::optional<std::string> question;  // key; one block for each of its series
    std::string place;                    // and all below it; "" is everywhere
    std::optional<std::int32_t> from;     // local day; nothing: today, as each store's own clock shows it
    std::optional<std::int32_t> to;
    Grain by = Grain::Day;
    std::optional<PlaceKind> per;  // nothing: the place as a whole
    bool cleaned = true;           // which counts the scores are made of
};

// Invalid, naming the parameter and what it may be; also for one that is unknown or given twice.
Result<TallyQuery> tally_query_from(QueryParameters const&);

// Invalid for days in the wrong order or too many; for bounds that say "today", once the day is known.
Result<void> check_range(TallyQuery const&, std::int32_t from, std::int32_t to);

}
