#include "kiosk/mount.h"

#include <cmath>
#include <fmt/format.h>

namespace peakend {

namespace {

    // Lower by what is too high at the top, so that a tape measure gives it again.
    float mount_that_would_do(screens::Hung const& hung)
    {
        return std::floor(hung.lower_edge_mm - screens::reach_of(hung).highest + screens::highest_reach_mm);
    }

    std::string remedy_of(screens::Hung hung)
    {
        auto const usual = hung;
        hung.low_reach = true;
        if (!usual.low_reach && screens::reach_of(hung).within_reach())
            return fmt::format(
                "set access.low_reach = true, which brings them to {:.0f} mm, or hang it {:.0f} mm "
                "above the floor",
                screens::reach_of(hung).highest, mount_that_would_do(usual));
        auto const lower = mount_that_would_do(hung);
        if (lower >= screens::lowest_reach_mm)
            return fmt::format(
                "set access.low_reach = true and hang it at most {:.0f} mm above the floor", lower);
        return "use a smaller screen";
    }

}

std::string out_of_reach(screens::Hung const& hung)
{
    auto const reach = screens::reach_of(hung);
    if (reach.within_reach())
        return "";
    if (reach.highest > screens::highest_reach_mm)
        return fmt::format("the highest buttons stand {:.0f} mm above the floor, and someone in a wheelchair "
                           "reaches {:.0f}: {}",
            reach.highest, screens::highest_reach_mm, remedy_of(hung));
    return fmt::format(
        "the lowest buttons stand {:.0f} mm above the floor, and someone in a wheelchair reaches "
        "down to {:.0f}: hang it higher",
        reach.lowest, screens::lowest_reach_mm);
}

}
