#include "kiosk/stage/shelf.h"

#include <doctest/doctest.h>
#include <string>

using peakend::stage::Shelf;

TEST_SUITE("Shelf")
{
    TEST_CASE("what was put is found, and what was not is not")
    {
        Shelf<std::string, int> shelf(100);

        shelf.put("one", 1, 10, 0);

        REQUIRE(shelf.find("one", 0));
        CHECK(*shelf.find("one", 0) == 1);
        CHECK_FALSE(shelf.find("two", 0));
    }

    TEST_CASE("what was not asked for longest goes first")
    {
        Shelf<std::string, int> shelf(30);
        shelf.put("a", 1, 10, 0);
        shelf.put("b", 2, 10, 0);
        shelf.put("c", 3, 10, 0);
        shelf.find("a", 1);

        shelf.put("d", 4, 10, 2);

        CHECK(shelf.find("a", 2));
        CHECK_FALSE(shelf.find("b", 2));
        CHECK(shelf.find("c", 2));
        CHECK(shelf.bytes() == 30);
    }

    TEST_CASE("what this frame draws stays, even above the limit")
    {
        Shelf<int, int> shelf(25);
        for (int i = 0; i < 5; ++i)
            shelf.put(i, i, 10, 7);
        CHECK(shelf.size() == 5);

        shelf.put(5, 5, 10, 8);

        CHECK(shelf.size() == 2);
        CHECK(shelf.bytes() <= 25);
        CHECK(shelf.find(5, 8));
    }

    TEST_CASE("something larger than the limit goes with the next frame's first thing")
    {
        Shelf<int, int> shelf(25);
        shelf.put(1, 1, 1000, 0);

        shelf.put(2, 2, 10, 1);

        CHECK_FALSE(shelf.find(1, 1));
        CHECK(shelf.bytes() == 10);
    }
}
