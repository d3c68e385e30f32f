#include "kiosk/glass.h"

#include <cstdlib>

namespace peakend {

namespace {

    constexpr std::string_view memory = "offscreen";

    std::string_view environment(char const* name)
    {
        auto const* value = std::getenv(name);
        return value == nullptr ? std::string_view() : value;
    }

    // SDL takes a list of drivers, too.
    bool driver_asked_for(std::string_view driver)
    {
        return environment("SDL_VIDEODRIVER").find(driver) != std::string_view::npos;
    }

}

Result<void> seen_by_visitors(std::string_view driver, KioskSettings const& settings)
{
    if (driver != memory || settings.hidden_display || driver_asked_for(memory))
        return {};
    return failed(Fault::Refused,
        "no display to draw on: neither DISPLAY nor WAYLAND_DISPLAY names one that answers, and there is no "
        "graphics card for this user to draw on. Start it where a display is, or draw into memory with "
        "--hidden");
}

std::string display_remark(KioskSettings const& settings)
{
    auto const announced = !environment("DISPLAY").empty() || !environment("WAYLAND_DISPLAY").empty()
        || !environment("SDL_VIDEODRIVER").empty();
    if (announced || settings.hidden_display)
        return "";
    return "no display is announced here by DISPLAY or WAYLAND_DISPLAY: started by hand from here the kiosk "
           "needs a graphics card of its own; peakend-kiosk.service brings its display along";
}

}
