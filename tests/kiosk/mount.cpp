#include "kiosk/mount.h"

#include <cmath>
#include <doctest/doctest.h>

using namespace peakend;

namespace {

screens::Hung fifteen_inches(float lower_edge, bool low_reach = false)
{
    auto const per_mm = static_cast<float>(std::hypot(1920, 1080) / (15.6 * 25.4));
    return { 1920, 1080, per_mm, lower_edge, low_reach, false };
}

bool mentions(std::string const& text, std::string_view part) { return text.find(part) != std::string::npos; }

}

TEST_SUITE("Mount")
{
    TEST_CASE("from 700 to 1,700 mm all is in reach, or the installer is told what to do")
    {
        for (auto const low : { false, true }) {
            for (float mount = 700; mount <= 1700; mount += 10) {
                CAPTURE(mount);
                auto const told = out_of_reach(fifteen_inches(mount, low));
                CHECK(told.empty() == screens::reach_of(fifteen_inches(mount, low)).within_reach());
            }
        }
    }

    TEST_CASE("low reach is advised where it is enough, and does what is said")
    {
        auto const told = out_of_reach(fifteen_inches(1080));

        CAPTURE(told);
        CHECK(mentions(told, "1266 mm above the floor"));
        CHECK(
            mentions(told, "set access.low_reach = true, which brings them to 1177 mm, or hang it 1033 mm"));
        CHECK(out_of_reach(fifteen_inches(1080, true)).empty());
        CHECK(out_of_reach(fifteen_inches(1033)).empty());
    }

    TEST_CASE("where low reach is not enough, the height at which it would be is told")
    {
        auto const told = out_of_reach(fifteen_inches(1600));

        CHECK(mentions(told, "set access.low_reach = true and hang it at most 1122 mm above the floor"));
        CHECK(out_of_reach(fifteen_inches(1122, true)).empty());
    }

    TEST_CASE("what hangs too low is to be hung higher")
    {
        CHECK(mentions(out_of_reach(fifteen_inches(100)), "hang it higher"));
    }
}
