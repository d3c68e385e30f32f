#include "kiosk/glass.h"

#include "tests/stage/environment.h"

#include <doctest/doctest.h>

using namespace peakend;
using stage::Environment;

namespace {

struct Nothing {
    Environment x11 { "DISPLAY", "" };
    Environment wayland { "WAYLAND_DISPLAY", "" };
    Environment driver { "SDL_VIDEODRIVER", "" };
};

}

TEST_SUITE("Glass")
{
    TEST_CASE("memory that nobody asked for is refused with the remedy")
    {
        Nothing nothing;

        auto const seen = seen_by_visitors("offscreen", KioskSettings {});

        REQUIRE_FALSE(seen);
        CHECK(seen.error().fault == Fault::Refused);
        CHECK(seen.error().what.starts_with("no display to draw on: "));
        CHECK(seen.error().what.find("--hidden") != std::string::npos);
    }

    TEST_CASE("memory is what --hidden asks for, and SDL_VIDEODRIVER that names it")
    {
        Nothing nothing;
        KioskSettings hidden;
        hidden.hidden_display = true;
        CHECK(seen_by_visitors("offscreen", hidden));

        Environment driver("SDL_VIDEODRIVER", "x11,offscreen");
        CHECK(seen_by_visitors("offscreen", KioskSettings {}));
    }

    TEST_CASE("what a display shows is seen")
    {
        Nothing nothing;

        for (auto const* driver : { "x11", "wayland", "KMSDRM" })
            CHECK(seen_by_visitors(driver, KioskSettings {}));
    }

    TEST_CASE("who looks where no display is announced is told what a start from there would need")
    {
        Nothing nothing;
        CHECK(display_remark(KioskSettings {}).find("DISPLAY or WAYLAND_DISPLAY") != std::string::npos);

        KioskSettings hidden;
        hidden.hidden_display = true;
        CHECK(display_remark(hidden).empty());
        Environment wayland("WAYLAND_DISPLAY", "wayland-1");
        CHECK(display_remark(KioskSettings {}).empty());
    }
}
