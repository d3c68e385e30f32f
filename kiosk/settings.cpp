#include "kiosk/settings.h"

#include <charconv>

namespace peakend {

using namespace std::chrono_literals;

namespace {

    // Installed: <prefix>/bin/peakend-kiosk beside <prefix>/share/peakend. In a source tree --assets says
    // where.
    std::filesystem::path installed_assets()
    {
        std::error_code fault;
        auto const program = std::filesystem::read_symlink("/proc/self/exe", fault);
        return program.parent_path().parent_path() / "share" / "peakend";
    }

    bool size_in(std::string const& text, int& width, int& height)
    {
        auto const* end = text.data() + text.size();
        auto const first = std::from_chars(text.data(), end, width);
        if (first.ec != std::errc() || first.ptr == end || *first.ptr != 'x')
            return false;
        auto const second = std::from_chars(first.ptr + 1, end, height);
        return second.ec == std::errc() && second.ptr == end;
    }

    bool drawable(int width, int height)
    {
        return width >= 320 && width <= 7680 && height >= 240 && height <= 7680;
    }

}

Result<KioskSettings> kiosk_settings(Settings& settings)
{
    KioskSettings kiosk;
    kiosk.data_folder = settings.text("data_folder", "/var/lib/peakend-kiosk");
    kiosk.uplink_folder = settings.text("uplink_folder", "/var/lib/peakend-uplink");
    kiosk.assets = settings.text("assets", installed_assets().string());
    kiosk.questionnaire
        = settings.text("questionnaire", (kiosk.assets / "questionnaires" / "store-exit.json").string());
    auto const window = settings.text("window", "");
    auto const fits = size_in(window, kiosk.width, kiosk.height) && drawable(kiosk.width, kiosk.height);
    if (!window.empty() && !fits)
        settings.complain("window", "expected a size from 320x240 to 7680x7680, such as \"1280x800\"");
    kiosk.hidden_display = settings.yes_or_no("hidden_display", false);
    kiosk.test_mode = settings.yes_or_no("test_mode", false);
    kiosk.rehearsal = settings.yes_or_no("rehearsal", false);
    kiosk.store = settings.texts("store");
    auto& patience = kiosk.patience;
    patience.still_there = settings.seconds("visit.still_there", patience.still_there, 1s, 600s);
    patience.leaving = settings.seconds("visit.leaving", patience.leaving, 1s, 600s);
    patience.thanks = settings.seconds("visit.thanks", patience.thanks, 1s, 120s);
    patience.too_fast = settings.seconds("visit.too_fast", patience.too_fast, 0s, 60s);
    TRY(settings.verdict());
    return kiosk;
}

}
