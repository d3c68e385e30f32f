#include "sync/contract/tally.h"

namespace peakend {

namespace {

    // The values under which an answer counts.
    struct CountedValues {
        std::vector<std::string> operator()(int rating) const { return { std::to_string(rating) }; }
        std::vector<std::string> operator()(std::string const& choice) const
        {
            return { choice, std::string(answered) };
        }
        std::vector<std::string> operator()(std::vector<std::string> const& chosen) const
        {
            // Who took every choice back has not answered, as one who went on without touching any.
            if (chosen.empty())
                return {};
            auto values = chosen;
            values.emplace_back(answered);
            return values;
        }
        // What was written is nobody's to count; words taken back count as choices taken back do.
        std::vector<std::string> operator()(SealedWords const& words) const
        {
            if (words.empty())
                return {};
            return { std::string(answered) };
        }
    };

}

Contributions contributions(Response const& response, IngestFacts const& facts,
    std::map<std::string, SeriesId, std::less<>> const& series)
{
    Contributions result;
    for (auto const flag : facts.flags)
        result.exclusions.push_back({ facts.touchpoint, facts.local_day, flag, 1 });

    std::int64_t const cleaned = facts.flags.empty() ? 1 : 0;
    for (auto const& answer : response.answers) {
        auto const asked = series.find(answer.key);
        if (asked == series.end())
            continue;
        for (auto& value : std::visit(CountedValues {}, answer.value))
            result.tallies.push_back({ asked->second, facts.touchpoint, facts.local_day, facts.local_hour,
                response.language, response.ending, std::move(value), 1, cleaned });
    }
    return result;
}

}
