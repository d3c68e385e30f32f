#include "sync/collector/second_look.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace peakend {

namespace {

    struct Neighbour {
        std::int64_t seq;
        Impression impression;
        StoredResponse const* stored;  // null pointer when it is new
        bool readable = true;
    };

    // What can't be read any more is no reason to refuse what comes: nothing is near to it, and it stays as
    // it is.
    Neighbour neighbour_at(StoredResponse const& stored)
    {
        auto const response = stored.response();
        if (response)
            return { stored.seq, impression_of(*response), &stored };
        stored.tell_unreadable(response.error());
        Moment const never { fmt::format("unreadable {}", stored.seq), BootInstant(), Instant() };
        return { stored.seq, { never, Value() }, &stored, false };
    }

    std::vector<Neighbour> neighbours_of(
        std::map<std::int64_t, Impression> const& fresh, std::vector<StoredResponse> const& around)
    {
        std::vector<Neighbour> all;
        for (auto const& [seq, impression] : fresh)
            all.push_back({ seq, impression, nullptr });
        for (auto const& stored : around)
            all.push_back(neighbour_at(stored));
        std::sort(all.begin(), all.end(),
            [](Neighbour const& one, Neighbour const& other) { return one.seq < other.seq; });
        return all;
    }

    // Which neighbours a new one can bear on. Of these all neighbours are here; of others some may be
    // missing.
    std::vector<bool> within_reach(std::vector<Neighbour> const& all, std::size_t reach)
    {
        std::vector<bool> reached(all.size(), false);
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (all[at].stored)
                continue;
            auto const first = at - std::min(at, reach);
            auto const last = std::min(all.size() - 1, at + reach);
            for (auto near = first; near <= last; ++near)
                reached[near] = true;
        }
        return reached;
    }

    std::vector<Flag> with_suspicions(std::vector<Flag> flags, std::vector<Flag> const& found)
    {
        std::erase_if(flags, found_at_ingest);
        flags.insert(flags.end(), found.begin(), found.end());
        return flags;
    }

}

Result<SecondLook> look_again(sql::Connection& database, sql::Bytes const& device, sql::Bytes const& epoch,
    std::map<std::int64_t, Impression> const& fresh, SuspicionLimits const& limits)
{
    if (fresh.empty())
        return SecondLook {};
    auto const reach = reach_of(limits);
    // Twice the reach: those that a new one bears on have neighbours of their own.
    auto const around = TRY(responses_around(database, { device, epoch, fresh.begin()->first },
        fresh.rbegin()->first, static_cast<std::int64_t>(2 * reach)));
    auto const all = neighbours_of(fresh, around);
    std::vector<Impression> impressions;
    for (auto const& neighbour : all)
        impressions.push_back(neighbour.impression);
    auto const found = suspicions(impressions, limits);
    auto const reached = within_reach(all, reach);

    SecondLook look;
    for (std::size_t at = 0; at < all.size(); ++at) {
        auto const* stored = all[at].stored;
        if (!stored) {
            look.of_new.emplace(all[at].seq, found[at]);
            continue;
        }
        auto flags = with_suspicions(stored->facts.flags, found[at]);
        if (reached[at] && all[at].readable && flags != stored->facts.flags)
            look.of_stored.push_back({ *stored, std::move(flags) });
    }
    return look;
}

}
