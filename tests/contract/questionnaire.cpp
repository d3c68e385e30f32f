#include "sync/contract/questionnaire.h"

#include <doctest/doctest.h>

using namespace peakend;

TEST_SUITE("Scale")
{
    TEST_CASE("smileys take their values from five faces, whatever their number")
    {
        auto const three = *scale_of(Smiley { 3 });
        auto const four = *scale_of(Smiley { 4 });
        auto const five = *scale_of(Smiley { 5 });

        CHECK(three.values == std::vector { 1, 3, 5 });
        CHECK(three.positive == std::vector { 5 });
        CHECK(three.negative == std::vector { 1 });
        CHECK(four.values == std::vector { 1, 2, 4, 5 });
        CHECK(four.positive == std::vector { 4, 5 });
        CHECK(four.negative == std::vector { 1, 2 });
        CHECK(five.values == std::vector { 1, 2, 3, 4, 5 });
        CHECK(five.positive == std::vector { 4, 5 });
        CHECK(five.negative == std::vector { 1, 2 });
    }

    TEST_CASE("promoters are positive and detractors negative")
    {
        auto const scale = *scale_of(Nps {});

        CHECK(scale.values.size() == 11);
        for (int value = 0; value <= 10; ++value) {
            CHECK(scale.has(value));
            CHECK(scale.is_positive(value) == (value >= 9));
            CHECK(scale.is_negative(value) == (value <= 6));
        }
        CHECK_FALSE(scale.has(-1));
        CHECK_FALSE(scale.has(11));
    }

    TEST_CASE("satisfaction counts its top two boxes")
    {
        auto const scale = *scale_of(Csat {});

        CHECK(scale.values == std::vector { 1, 2, 3, 4, 5 });
        CHECK(scale.positive == std::vector { 4, 5 });
        CHECK(scale.negative == std::vector { 1, 2 });
    }

    TEST_CASE("effort counts its top three of seven and its top two of five")
    {
        auto const seven = *scale_of(Ces { 7, Polarity::HighIsGood });
        auto const five = *scale_of(Ces { 5, Polarity::HighIsGood });

        CHECK(seven.values == std::vector { 1, 2, 3, 4, 5, 6, 7 });
        CHECK(seven.positive == std::vector { 5, 6, 7 });
        CHECK(seven.negative == std::vector { 1, 2, 3 });
        CHECK(five.positive == std::vector { 4, 5 });
        CHECK(five.negative == std::vector { 1, 2 });
    }

    TEST_CASE("where low is good, the sides are exchanged")
    {
        auto const scale = *scale_of(Ces { 5, Polarity::LowIsGood });

        CHECK(scale.polarity == Polarity::LowIsGood);
        CHECK(scale.positive == std::vector { 1, 2 });
        CHECK(scale.negative == std::vector { 4, 5 });
    }

    TEST_CASE("choices and words have none")
    {
        CHECK_FALSE(scale_of(OneOf {}));
        CHECK_FALSE(scale_of(ManyOf {}));
        CHECK_FALSE(scale_of(Text { 100 }));
    }
}

TEST_SUITE("Wording")
{
    TEST_CASE("it is read in the language asked for, else in the other, else in any")
    {
        Wording const wording { { { "en", "Thanks" }, { "es", "Gracias" } } };

        CHECK(wording.in("es", "en") == "Gracias");
        CHECK(wording.in("ar", "es") == "Gracias");
        CHECK(wording.in("ar", "zh-Hans") == "Thanks");
        CHECK(Wording().in("en", "es") == "");
    }
}

TEST_SUITE("Finding")
{
    TEST_CASE("findings are told one a line, with their place first")
    {
        CHECK(to_text({ { "/questions/2/choices", "two choices share the id 'price'; give each its own" },
                  { "", "line 1, column 1: unexpected end of input" } })
            == "/questions/2/choices: two choices share the id 'price'; give each its own\n"
               "line 1, column 1: unexpected end of input\n");
    }
}
