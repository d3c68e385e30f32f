#include "sync/contract/suspicion.h"

#include <algorithm>
#include <cassert>

namespace peakend {

namespace {

    bool near(Impression const& one, Impression const& other, Milliseconds within)
    {
        auto const apart = other.started.at - one.started.at;
        return one.started.boot_id == other.started.boot_id && apart <= within && -apart <= within;
    }

    struct Marks {
        explicit Marks(std::size_t count)
            : burst(count, false)
            , run(count, false)
        {
        }
        std::vector<bool> burst;
        std::vector<bool> run;
    };

    void mark(std::vector<bool>& marks, std::size_t first, std::size_t last)
    {
        for (auto at = first; at <= last; ++at)
            marks[at] = true;
    }

    void find_bursts(std::span<Impression const> all, SuspicionLimits const& limits, Marks& marks)
    {
        auto const count = static_cast<std::size_t>(limits.burst_count);
        for (auto last = count - 1; last < all.size(); ++last) {
            auto const first = last + 1 - count;
            auto const together = std::all_of(all.begin() + static_cast<std::ptrdiff_t>(first),
                all.begin() + static_cast<std::ptrdiff_t>(last),
                [&](Impression const& one) { return near(one, all[last], limits.burst_within); });
            if (together)
                mark(marks.burst, first, last);
        }
    }

    void find_runs(std::span<Impression const> all, SuspicionLimits const& limits, Marks& marks)
    {
        auto const count = static_cast<std::size_t>(limits.run_count);
        std::size_t first = 0;
        for (std::size_t at = 0; at < all.size(); ++at) {
            auto const goes_on
                = at > 0 && all[at].first == all[at - 1].first && near(all[at - 1], all[at], limits.run_gap);
            if (!goes_on)
                first = at;
            if (at + 1 - first >= count)
                mark(marks.run, at + 1 - count, at);
        }
    }

}

std::size_t reach_of(SuspicionLimits const& limits)
{
    return static_cast<std::size_t>(std::max(limits.burst_count, limits.run_count)) - 1;
}

Impression impression_of(Response const& response)
{
    return { response.started, response.answers.empty() ? Value() : response.answers.front().value };
}

std::vector<std::vector<Flag>> suspicions(std::span<Impression const> all, SuspicionLimits const& limits)
{
    assert(limits.burst_count > 0 && limits.run_count > 0);
    Marks marks(all.size());
    find_bursts(all, limits, marks);
    find_runs(all, limits, marks);
    std::vector<std::vector<Flag>> flags(all.size());
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (marks.burst[at])
            flags[at].push_back(Flag::Burst);
        if (marks.run[at])
            flags[at].push_back(Flag::SameRun);
    }
    return flags;
}

}
