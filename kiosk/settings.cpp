#include "kiosk/settings.h"

#include "kiosk/local_time.h"
#include "kiosk/screens/theme_file.h"
#include "sync/contract/notice.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace peakend {

using namespace std::chrono_literals;

namespace {

    // Installed: <prefix>/bin/peakend-kiosk beside <prefix>/share/peakend. In a clone:
    // build/release/peakend-kiosk and assets.
    std::filesystem::path usual_assets()
    {
        std::error_code fault;
        auto const folder = std::filesystem::read_symlink("/proc/self/exe", fault).parent_path();
        auto const in_clone = folder.parent_path().parent_path() / "assets";
        if (std::filesystem::exists(in_clone / "languages", fault))
            return in_clone;
        return folder.parent_path() / "share" / "peakend";
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

    // A theme that comes along is named; one of your own is a path.
    std::filesystem::path theme_file(std::filesystem::path const& assets, std::string const& theme)
    {
        if (theme.find('/') != std::string::npos || theme.ends_with(".toml"))
            return theme;
        return screens::shipped_theme(assets, theme);
    }

    bool drawable(int width, int height)
    {
        return std::max(width, height) <= 7680 && std::max(width, height) >= 640
            && std::min(width, height) >= 400;
    }

    void read_hours(Settings& settings, visit::Hours& hours)
    {
        constexpr std::array<std::string_view, 7> weekdays { "mon", "tue", "wed", "thu", "fri", "sat",
            "sun" };
        for (std::size_t weekday = 0; weekday < weekdays.size(); ++weekday) {
            auto const key = "hours." + std::string(weekdays[weekday]);
            auto const text = settings.text(key, "");
            if (text.empty())
                continue;
            if (auto const read = hours.on_weekday(static_cast<int>(weekday), text); !read)
                settings.complain(key, read.error().what);
        }
        for (auto const& date : settings.list("hours.closed"))
            if (auto const read = hours.closed_on(date); !read)
                settings.complain("hours.closed", read.error().what);
        if (auto const zone = use_zone(settings.text("hours.zone", "")); !zone)
            settings.complain("hours.zone", zone.error().what);
    }

    void read_quiet(Settings& settings, visit::Hours& quiet)
    {
        auto const text = settings.text("sound.quiet", "");
        if (text.empty())
            return;
        if (auto const read = quiet.every_day(text); !read)
            settings.complain("sound.quiet", read.error().what);
    }

    // Local times: after read_hours(), which says of which zone.
    void read_notice(Settings& settings, KioskSettings& kiosk)
    {
        kiosk.notice = settings.texts("notice.text");
        for (auto const& [language, text] : kiosk.notice)
            if (auto const fault = fault_of_notice_text(text); !fault.empty())
                settings.complain("notice.text",
                    fmt::format("the text for '{}' can't be shown, since {}", language, fault));
        auto const until = settings.text("notice.until", "");
        if (until.empty())
            return;
        if (auto const read = local_instant(until))
            kiosk.notice_until = *read;
        else
            settings.complain("notice.until", read.error().what);
    }

}

Result<KioskSettings> kiosk_settings(Settings& settings)
{
    KioskSettings kiosk;
    kiosk.data_folder = settings.text("data_folder", "/var/lib/peakend-kiosk");
    kiosk.uplink_folder = settings.text("uplink_folder", "/var/lib/peakend-uplink");
    kiosk.assets = settings.text("assets", usual_assets().string());
    kiosk.questionnaire
        = settings.text("questionnaire", (kiosk.assets / "questionnaires" / "store-exit.json").string());
    kiosk.theme = theme_file(kiosk.assets, settings.text("theme", "light"));
    auto const window = settings.text("window", "");
    auto const fits = size_in(window, kiosk.width, kiosk.height) && drawable(kiosk.width, kiosk.height);
    if (!window.empty() && !fits)
        settings.complain("window",
            "expected a size from 640x400 to 7680x7680, such as \"1280x800\": on fewer pixels nobody "
            "could read the words");
    kiosk.hidden_display = settings.yes_or_no("hidden_display", false);
    kiosk.test_mode = settings.yes_or_no("test_mode", false);
    kiosk.rehearsal = settings.yes_or_no("rehearsal", false);
    kiosk.store = settings.texts("store");
    kiosk.liveliness.blinks = settings.yes_or_no("attract_life", true);
    kiosk.liveliness.less_motion = settings.yes_or_no("reduced_motion", false);
    kiosk.sound = settings.yes_or_no("sound.on", false);
    kiosk.speech.rate = static_cast<int>(settings.number("speech.rate", kiosk.speech.rate, 80, 450));
    kiosk.speech.volume = static_cast<int>(settings.number("speech.volume", kiosk.speech.volume, 1, 200));
    read_quiet(settings, kiosk.quiet);
    read_hours(settings, kiosk.hours);
    read_notice(settings, kiosk);
    kiosk.ratings_when_closed = settings.yes_or_no("hours.take_ratings_when_closed", false);
    kiosk.scanning = settings.yes_or_no("access.scanning", false);
    kiosk.dwell = settings.seconds("access.dwell", kiosk.dwell, 800ms, 5s);
    kiosk.low_reach = settings.yes_or_no("access.low_reach", false);
    kiosk.mount_height_mm = static_cast<int>(settings.number("access.mount_height", 0, 0, 2500));
    kiosk.screen_inches = settings.decimal("screen_inches", 0, 0, 100);
    auto& patience = kiosk.patience;
    patience.still_there = settings.seconds("visit.still_there", patience.still_there, 1s, 600s);
    patience.leaving = settings.seconds("visit.leaving", patience.leaving, 1s, 600s);
    patience.thanks = settings.seconds("visit.thanks", patience.thanks, 1s, 120s);
    patience.too_fast = settings.seconds("visit.too_fast", patience.too_fast, 0s, 60s);
    TRY(settings.verdict());
    return kiosk;
}

}
