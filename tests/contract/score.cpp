#include "sync/contract/score.h"

#include <array>
#include <cmath>
#include <doctest/doctest.h>

using namespace peakend;

namespace {

// As the vectors are printed: one decimal.
bool prints_as(double value, double printed) { return std::abs(value - printed) <= 0.0500001; }

Scale scale(Kind const& kind) { return scale_of(kind).value(); }

}

TEST_SUITE("Score")
{
    TEST_CASE("the net promoter score has the interval of its published vectors")
    {
        struct Vector {
            std::int64_t promoters, passives, detractors;
            double score, centre, half_width;
        };
        for (auto const& vector : { Vector { 50, 30, 20, 30, 29.1, 15.1 }, { 10, 6, 4, 30, 26.1, 31.8 },
                 { 5, 0, 0, 100, 62.5, 45 }, { 500, 300, 200, 30, 29.9, 4.8 } }) {
            CAPTURE(vector.promoters);

            auto const adjusted = adjusted_nps(vector.promoters, vector.passives, vector.detractors);
            auto const score = nps(vector.promoters, vector.passives, vector.detractors).value();

            CHECK(score.value == doctest::Approx(vector.score));
            CHECK(prints_as(adjusted.centre, vector.centre));
            CHECK(prints_as(adjusted.half_width, vector.half_width));
        }
    }

    TEST_CASE("the interval of a net promoter score is clipped to its scale")
    {
        auto const best = nps(5, 0, 0).value();
        auto const worst = nps(0, 0, 5).value();
        auto const middle = nps(50, 30, 20).value();

        CHECK(best.interval.high == 100);
        CHECK(prints_as(best.interval.low, 17.5));
        CHECK(worst.interval.low == -100);
        CHECK(worst.interval.high == doctest::Approx(-best.interval.low));
        auto const [centre, half_width] = adjusted_nps(50, 30, 20);
        CHECK(middle.interval.low == centre - half_width);
        CHECK(middle.interval.high == centre + half_width);
    }

    TEST_CASE("a share has the Wilson interval of its published vectors")
    {
        struct Vector {
            std::int64_t positive, n;
            double percent, low, high;
        };
        for (auto const& vector :
            { Vector { 74, 107, 69.2, 59.9, 77.1 }, { 5, 5, 100, 56.6, 100 }, { 8, 10, 80, 49.0, 94.3 } }) {
            CAPTURE(vector.n);

            auto const score = share(vector.positive, vector.n).value();

            CHECK(score.n == vector.n);
            CHECK(prints_as(score.value, vector.percent));
            CHECK(prints_as(score.interval.low, vector.low));
            CHECK(prints_as(score.interval.high, vector.high));
        }
    }

    TEST_CASE("a share of none and of all stays within 0 and 100")
    {
        for (std::int64_t n = 1; n < 2'000; ++n) {
            CHECK(share(0, n)->interval.low >= 0);
            CHECK(share(n, n)->interval.high <= 100);
        }
    }

    TEST_CASE("the smiley index takes equal steps whatever the number of faces")
    {
        CHECK(prints_as(
            smiley_index(scale(Smiley { 4 }), { { 5, 126 }, { 4, 60 }, { 2, 16 }, { 1, 17 } })->value, 78.2));
        CHECK(
            smiley_index(scale(Smiley { 5 }), { { 5, 51 }, { 4, 23 }, { 3, 12 }, { 2, 2 }, { 1, 4 } })->value
            == doctest::Approx(81.25));
        CHECK(smiley_index(scale(Smiley { 3 }), { { 1, 1 }, { 3, 1 }, { 5, 1 } })->value
            == doctest::Approx(50));
    }

    TEST_CASE("a mean has Student's t interval")
    {
        // 1 2 3 4 5: mean 3, s = 1.5811, t(0.975, 4) = 2.7764 (tabulated): 3 +/- 1.9632.
        auto const few = mean(scale(Csat {}), { { 1, 1 }, { 2, 1 }, { 3, 1 }, { 4, 1 }, { 5, 1 } }).value();
        // Two answers: t(0.975, 1) = 12.7062, far over the ends of the scale.
        auto const two = mean(scale(Csat {}), { { 2, 1 }, { 3, 1 } }).value();

        CHECK(few.value == doctest::Approx(3));
        CHECK(few.interval.low == doctest::Approx(1.0368).epsilon(0.0001));
        CHECK(few.interval.high == doctest::Approx(4.9632).epsilon(0.0001));
        CHECK(two.interval.low == 1);
        CHECK(two.interval.high == 5);
    }

    TEST_CASE("the interval of a single answer is the whole scale")
    {
        auto const index = smiley_index(scale(Smiley { 5 }), { { 5, 1 } }).value();
        auto const agreement = mean(scale(Ces { 7, Polarity::HighIsGood }), { { 6, 1 } }).value();

        CHECK(index.value == 100);
        CHECK(index.interval.low == 0);
        CHECK(index.interval.high == 100);
        CHECK(agreement.interval.low == 1);
        CHECK(agreement.interval.high == 7);
    }

    TEST_CASE("the interval of answers that all agree is their value")
    {
        auto const index = smiley_index(scale(Smiley { 3 }), { { 3, 10 } }).value();

        CHECK(index.interval.low == 50);
        CHECK(index.interval.high == 50);
    }

    TEST_CASE("nothing comes of no answers")
    {
        CHECK_FALSE(nps(0, 0, 0));
        CHECK_FALSE(share(0, 0));
        CHECK_FALSE(smiley_index(scale(Smiley { 5 }), {}));
        CHECK_FALSE(mean(scale(Csat {}), {}));
        CHECK_FALSE(scores_of(Nps {}, {}).nps);
    }

    TEST_CASE("values that are not on the scale count nowhere")
    {
        auto const scores = scores_of(Nps {}, { { 10, 4 }, { 0, 1 }, { 11, 90 }, { -1, 90 } });

        CHECK(scores.nps->n == 5);
        CHECK(scores.nps->value == doctest::Approx(60));
    }
}

TEST_SUITE("Scores")
{
    TEST_CASE("a kind gets the metrics that are defined for it and no other")
    {
        auto const told = [](Kind const& kind) {
            auto const scores = scores_of(kind, { { 1, 3 }, { 5, 4 } });
            return std::array { scores.nps.has_value(), scores.csat.has_value(),
                scores.smiley_index.has_value(), scores.ces.has_value(), scores.mean.has_value() };
        };

        CHECK(told(Smiley { 5 }) == std::array { false, true, true, false, false });
        CHECK(told(Csat {}) == std::array { false, true, false, false, true });
        CHECK(told(Nps {}) == std::array { true, false, false, false, false });
        CHECK(told(Ces { 7, Polarity::HighIsGood }) == std::array { false, false, false, true, true });
        CHECK(told(OneOf {}) == std::array { false, false, false, false, false });
        CHECK(told(ManyOf {}) == std::array { false, false, false, false, false });
        CHECK(told(Text {}) == std::array { false, false, false, false, false });
    }

    TEST_CASE("promoters give 9 and 10, detractors 0 to 6")
    {
        Counts counts;
        for (int value = 0; value <= 10; ++value)
            counts[value] = 1;

        auto const score = scores_of(Nps {}, counts).nps.value();

        CHECK(score.n == 11);
        CHECK(score.value == doctest::Approx(100.0 * (2 - 7) / 11));
    }

    TEST_CASE("satisfied are the top two of five and of four, and the top one of three")
    {
        Counts const one_each { { 1, 1 }, { 2, 1 }, { 3, 1 }, { 4, 1 }, { 5, 1 } };

        CHECK(scores_of(Csat {}, one_each).csat->value == doctest::Approx(40));
        CHECK(scores_of(Smiley { 5 }, one_each).csat->value == doctest::Approx(40));
        CHECK(scores_of(Smiley { 4 }, one_each).csat->value == doctest::Approx(50));
        CHECK(scores_of(Smiley { 3 }, one_each).csat->value == doctest::Approx(100.0 / 3));
    }

    TEST_CASE("effort that is low is good: the polarity is reversed")
    {
        Counts const counts { { 1, 3 }, { 2, 1 }, { 5, 6 } };

        auto const low_is_good = scores_of(Ces { 5, Polarity::LowIsGood }, counts);
        auto const high_is_good = scores_of(Ces { 5, Polarity::HighIsGood }, counts);

        CHECK(low_is_good.ces->value == doctest::Approx(40));
        CHECK(high_is_good.ces->value == doctest::Approx(60));
        CHECK(low_is_good.mean->value == doctest::Approx(3.5));
    }

    TEST_CASE("ease on seven points counts 5 to 7")
    {
        auto const scores
            = scores_of(Ces { 7, Polarity::HighIsGood }, { { 4, 1 }, { 5, 1 }, { 6, 1 }, { 7, 1 } });

        CHECK(scores.ces->value == doctest::Approx(75));
    }

    TEST_CASE("the total is the sum over all values")
    {
        CHECK(total({}) == 0);
        CHECK(total({ { 1, 3 }, { 5, 4 } }) == 7);
    }
}
