#include "sync/uplink/batch_size.h"

#include <doctest/doctest.h>

namespace peakend {

TEST_SUITE("BatchSize")
{
    TEST_CASE("a batch is halved down to a single record and no further")
    {
        BatchSize size;
        int halvings = 0;

        while (size.halve(size.records()))
            ++halvings;

        CHECK(halvings == 8);
        CHECK(size.records() == 1);
        CHECK(size.bytes() > 0);
    }

    TEST_CASE("what is halved is what was sent, not what might have been")
    {
        BatchSize size;

        CHECK(size.halve(6));
        CHECK(size.records() == 3);
        CHECK_FALSE(size.halve(0));
        CHECK_FALSE(size.halve(1));
    }

    TEST_CASE("every fourth receipt in a row doubles it, up to the most")
    {
        BatchSize size;
        size.halve(500);
        for (int i = 0; i < 3; ++i)
            size.proved();
        CHECK(size.records() == 250);

        size.proved();
        CHECK(size.records() == 500);
        for (int i = 0; i < 4; ++i)
            size.proved();
        CHECK(size.records() == 500);
    }

    TEST_CASE("a refusal begins the row anew")
    {
        BatchSize size;
        size.halve(500);
        for (int i = 0; i < 3; ++i)
            size.proved();

        size.halve(250);
        size.proved();

        CHECK(size.records() == 125);
    }
}

}
