// Scores of counted values, each with its 95 % interval.
//
// Nothing here knows where the counts come from. Sources: NPS interval: Rocks, "Interval estimation for the
// Net Promoter Score", The American Statistician 70 (2016), adjusted Wald; shares: Wilson, JASA 22 (1927);
// means: Student's t. CES 2.0 headline: share of the top three of seven.
#pragma once

#include "sync/contract/questionnaire.h"

#include <cstdint>
#include <map>
#include <optional>

namespace peakend {

// Answers per value of a scale. Whole numbers, so nothing is lost by adding.
using Counts = std::map<int, std::int64_t>;
std::int64_t total(Counts const&);

struct Interval {
    double low;
    double high;
};

struct Score {
    std::int64_t n;
    double value;       // the plain headline
    Interval interval;  // 95 %
};

// -100..100; the interval is around the adjusted centre and clipped.
std::optional<Score> nps(std::int64_t promoters, std::int64_t passives, std::int64_t detractors);
// The adjusted centre and half width before clipping, as the test vectors state them.
struct AdjustedNps {
    double centre;
    double half_width;
};
AdjustedNps adjusted_nps(std::int64_t promoters, std::int64_t passives, std::int64_t detractors);

// Percent of `positive` in n, 0..100, Wilson.
std::optional<Score> share(std::int64_t positive, std::int64_t n);
// Equal steps 0..100 over the scale's values, mean with t interval clipped to 0..100.
std::optional<Score> smiley_index(Scale const&, Counts const&);
// Mean of the values with t interval, clipped to the scale.
std::optional<Score> mean(Scale const&, Counts const&);

// All that can be said of one series: nothing for a metric that its kind does not define. Empty counts:
// nothing.
struct Scores {
    std::optional<Score> nps;
    std::optional<Score> csat;  // smiley and csat
    std::optional<Score> smiley_index;
    std::optional<Score> ces;   // percent of 5-7 (of 4-5; polarity reversed for low-is-good)
    std::optional<Score> mean;  // ces and csat
};
Scores scores_of(Kind const&, Counts const&);

// Customer scores below this n show counts but no score; below the second they are indicative.
constexpr std::int64_t too_few = 5;
constexpr std::int64_t indicative_below = 30;

}
