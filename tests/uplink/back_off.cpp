#include "sync/uplink/back_off.h"

#include <doctest/doctest.h>
#include <limits>

namespace peakend {
namespace {

    using std::chrono::seconds;

    constexpr seconds not_said { 0 };
    Chance always(double chance)
    {
        return [chance] { return chance; };
    }
    constexpr double highest = 1 - 0x1p-53;

}

TEST_SUITE("BackOff")
{
    TEST_CASE("the shortest wait is a second, however often it failed")
    {
        BackOff back_off(always(0));

        for (int i = 0; i < 20; ++i)
            CHECK(back_off.after_failure(not_said) == seconds(1));
    }

    TEST_CASE("the longest wait doubles up to 15 minutes")
    {
        BackOff back_off(always(1));

        for (int ceiling : { 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900 })
            CHECK(back_off.after_failure(not_said) == seconds(ceiling));
    }

    TEST_CASE("a wait is drawn evenly below the ceiling")
    {
        BackOff back_off(always(0.25));

        CHECK(back_off.after_failure(not_said) == Milliseconds(1'250));
        CHECK(back_off.after_failure(not_said) == Milliseconds(1'750));
    }

    TEST_CASE("success begins anew")
    {
        BackOff back_off(always(1));
        for (int i = 0; i < 20; ++i)
            back_off.after_failure(not_said);

        back_off.succeeded();

        CHECK(back_off.after_failure(not_said) == seconds(2));
    }

    TEST_CASE("what the server asked for is waited first, up to an hour")
    {
        BackOff back_off(always(0));

        CHECK(back_off.after_failure(seconds(120)) == seconds(121));
        CHECK(back_off.after_failure(seconds(86'400)) == seconds(3'601));
        CHECK(back_off.after_failure(seconds::max()) == seconds(3'601));
        CHECK(back_off.after_failure(seconds(-5)) == seconds(1));
        CHECK(back_off.after_refusal(seconds(120)) == seconds(120 + 450));
    }

    TEST_CASE("a refusal waits for 7.5 to 15 minutes")
    {
        CHECK(BackOff(always(0)).after_refusal(not_said) == seconds(450));
        CHECK(BackOff(always(1)).after_refusal(not_said) == seconds(900));
    }

    TEST_CASE("the start is drawn from nothing to the most")
    {
        CHECK(BackOff(always(0)).at_start(seconds(60)) == seconds(0));
        CHECK(BackOff(always(highest)).at_start(seconds(60)) == Milliseconds(59'999));
        CHECK(BackOff(always(highest)).at_start(seconds(0)) == seconds(0));
    }
}

}
