#include "sync/contract/score.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

namespace peakend {

namespace {

    // The 97.5 % point of the normal distribution, as the sources of the NPS interval round it.
    constexpr double z = 1.96;

    double real(std::int64_t count) { return static_cast<double>(count); }

    double students_t_975(std::int64_t degrees_of_freedom)
    {
        return quantile(boost::math::students_t(real(degrees_of_freedom)), 0.975);
    }

    // One value on its way to a mean: what it is worth and how often it was given.
    struct Weighted {
        double value;
        std::int64_t count;
    };

    // Mean with the t interval, clipped to [low, high]. One answer says nothing of the spread, so its
    // interval is the whole scale.
    std::optional<Score> mean_of(std::vector<Weighted> const& values, double low, double high)
    {
        std::int64_t n = 0;
        double sum = 0;
        for (auto const& [value, count] : values) {
            n += count;
            sum += value * real(count);
        }
        if (n <= 0)
            return std::nullopt;
        auto const mean = sum / real(n);
        if (n == 1)
            return Score { n, mean, { low, high } };

        double squares = 0;
        for (auto const& [value, count] : values)
            squares += (value - mean) * (value - mean) * real(count);
        auto const half_width = students_t_975(n - 1) * std::sqrt(squares / real(n - 1) / real(n));
        return Score { n, mean, { std::max(low, mean - half_width), std::min(high, mean + half_width) } };
    }

    std::int64_t count_of(Counts const& counts, int value)
    {
        auto const found = counts.find(value);
        return found == counts.end() ? 0 : found->second;
    }

    std::int64_t sum_over(std::vector<int> const& values, Counts const& counts)
    {
        std::int64_t sum = 0;
        for (auto const value : values)
            sum += count_of(counts, value);
        return sum;
    }

    std::optional<Score> nps_of(Scale const& scale, Counts const& counts)
    {
        auto const promoters = sum_over(scale.positive, counts);
        auto const detractors = sum_over(scale.negative, counts);
        return nps(promoters, sum_over(scale.values, counts) - promoters - detractors, detractors);
    }

    std::optional<Score> positive_share(Scale const& scale, Counts const& counts)
    {
        return share(sum_over(scale.positive, counts), sum_over(scale.values, counts));
    }

    // Which metrics a kind of question defines. A kind that is forgotten here does not compile.
    struct ScoresOfKind {
        Scale const& scale;
        Counts const& counts;

        Scores operator()(Smiley const&) const
        {
            return { .nps = {},
                .csat = positive_share(scale, counts),
                .smiley_index = smiley_index(scale, counts),
                .ces = {},
                .mean = {} };
        }
        Scores operator()(Csat const&) const
        {
            return { .nps = {},
                .csat = positive_share(scale, counts),
                .smiley_index = {},
                .ces = {},
                .mean = mean(scale, counts) };
        }
        Scores operator()(Nps const&) const
        {
            return { .nps = nps_of(scale, counts), .csat = {}, .smiley_index = {}, .ces = {}, .mean = {} };
        }
        Scores operator()(Ces const&) const
        {
            return { .nps = {},
                .csat = {},
                .smiley_index = {},
                .ces = positive_share(scale, counts),
                .mean = mean(scale, counts) };
        }
        Scores operator()(OneOf const&) const { return {}; }
        Scores operator()(ManyOf const&) const { return {}; }
        Scores operator()(Text const&) const { return {}; }
        Scores operator()(Contact const&) const { return {}; }
    };

}

std::int64_t total(Counts const& counts)
{
    std::int64_t sum = 0;
    for (auto const& [value, count] : counts)
        sum += count;
    return sum;
}

AdjustedNps adjusted_nps(std::int64_t promoters, std::int64_t passives, std::int64_t detractors)
{
    // Three quarters of a promoter and of a detractor and one and a half passives are added (Rocks 2016).
    auto const n = real(promoters + passives + detractors) + 3;
    auto const p = (real(promoters) + 0.75) / n;
    auto const d = (real(detractors) + 0.75) / n;
    auto const standard_error = std::sqrt((p + d - (p - d) * (p - d)) / n);
    return { 100 * (p - d), 100 * z * standard_error };
}

std::optional<Score> nps(std::int64_t promoters, std::int64_t passives, std::int64_t detractors)
{
    auto const n = promoters + passives + detractors;
    if (n <= 0)
        return std::nullopt;
    auto const [centre, half_width] = adjusted_nps(promoters, passives, detractors);
    return Score { n, 100 * real(promoters - detractors) / real(n),
        { std::max(-100.0, centre - half_width), std::min(100.0, centre + half_width) } };
}

std::optional<Score> share(std::int64_t positive, std::int64_t n)
{
    if (n <= 0)
        return std::nullopt;
    auto const p = real(positive) / real(n);
    auto const stretch = 1 + z * z / real(n);
    auto const centre = (p + z * z / (2 * real(n))) / stretch;
    auto const half_width = z / stretch * std::sqrt(p * (1 - p) / real(n) + z * z / (4 * real(n) * real(n)));
    return Score { n, 100 * p,
        { std::max(0.0, 100 * (centre - half_width)), std::min(100.0, 100 * (centre + half_width)) } };
}

std::optional<Score> smiley_index(Scale const& scale, Counts const& counts)
{
    auto const steps = static_cast<double>(scale.values.size() - 1);
    std::vector<Weighted> values;
    for (auto const value : scale.values)
        values.push_back({ 100 * static_cast<double>(values.size()) / steps, count_of(counts, value) });
    return mean_of(values, 0, 100);
}

std::optional<Score> mean(Scale const& scale, Counts const& counts)
{
    std::vector<Weighted> values;
    for (auto const value : scale.values)
        values.push_back({ static_cast<double>(value), count_of(counts, value) });
    return mean_of(values, scale.values.front(), scale.values.back());
}

Scores scores_of(Kind const& kind, Counts const& counts)
{
    auto const scale = scale_of(kind).value_or(Scale {});
    return std::visit(ScoresOfKind { scale, counts }, kind);
}

}
