#include "kiosk/screens/theme_file.h"

#include "kiosk/screens/contrast.h"
#include "kiosk/screens/face.h"
#include "sync/base/settings.h"
#include "sync/base/suggestion.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace peakend::screens {

namespace {

    std::optional<Colour> colour_in(std::string const& text)
    {
        constexpr std::size_t digits = 6;
        if (text.size() != digits + 1 || text.front() != '#')
            return std::nullopt;
        Colour colour = 0;
        auto const* end = text.data() + text.size();
        auto const [stopped, fault] = std::from_chars(text.data() + 1, end, colour, 16);
        if (fault != std::errc() || stopped != end)
            return std::nullopt;
        return colour;
    }

    // One file while it is read: its faults are gathered in the settings.
    class Reading {
    public:
        Reading(std::filesystem::path const& file, std::filesystem::path const& art, Drawable const& drawable)
            : m_settings("PEAKEND_THEME")
            , m_art(art)
            , m_drawable(drawable)
        {
            m_settings.read(file);
        }

        Result<Theme> theme()
        {
            auto theme = Theme {};
            read_colours(theme);
            check_contrast();
            read_lengths(theme);
            read_pictures(theme);
            TRY(m_settings.verdict());
            return theme;
        }

    private:
        void read_colours(Theme& theme)
        {
            theme.ink = colour("ink");
            theme.second_ink = colour("second_ink");
            theme.petrol = colour("petrol");
            theme.petrol_pressed = colour("petrol_pressed");
            theme.on_petrol = colour("on_petrol");
            theme.sky = colour("sky");
            theme.paper = colour("paper");
            theme.mist = colour("mist");
            theme.deep_mist = colour("deep_mist");
            theme.line = colour("line");
            theme.hair = colour("hair");
            theme.sun = colour("sun");
            theme.on_sun = colour("on_sun");
            theme.face_edge = colour("face_edge");
            theme.focus_inner = colour("focus_inner");
            theme.focus_outer = colour("focus_outer");
            theme.dawn = colour("dawn");
            theme.halo[0] = colour("halo_far");
            theme.halo[1] = colour("halo_middle");
            theme.halo[2] = colour("halo_near");
            theme.dawn_far_hill = colour("dawn_far_hill");
            theme.dawn_near_hill = colour("dawn_near_hill");
            theme.dawn_track = colour("dawn_track");
        }

        void read_lengths(Theme& theme)
        {
            // Half of the lowest chip, key and tile: a rounder corner would be none.
            constexpr int roundest = 56;
            theme.chip_radius = length("chip_radius", 0, roundest);
            theme.tile_radius = length("tile_radius", 0, roundest);
            theme.key_radius = length("key_radius", 0, roundest);
            theme.panel_radius = length("panel_radius", 0, roundest);
            theme.control_line = length("control_line", 2, 8);
            theme.focus_inner_line = length("focus_inner", 4, 12);
            theme.focus_outer_line = length("focus_outer", 4, 12);
        }

        void read_pictures(Theme& theme)
        {
            auto const background = m_settings.text("background", "hills");
            theme.hills = background == "hills";
            // A picture of any kind is left out: nobody could promise that words stand out from it.
            if (!theme.hills && background != "plain")
                m_settings.complain("background", "expected \"hills\" or \"plain\"");
            theme.faces = m_settings.text("faces", "faces");
            for (int value = 1; value <= 5; ++value)
                expect_picture("faces", face_name(theme.faces, value));
            theme.logo = m_settings.text("logo", "");
            if (!theme.logo.empty())
                expect_picture("logo", theme.logo);
        }

        Colour colour(std::string const& name)
        {
            auto const key = "colours." + name;
            if (!m_settings.expect(key, R"(give a colour in hexadecimal, such as "#10262B")"))
                return 0;
            auto const text = m_settings.text(key, "");
            auto const found = colour_in(text);
            if (found)
                m_colours.emplace(name, *found);
            else
                m_settings.complain(
                    key, "expected a colour of the theme in hexadecimal, such as \"#10262B\"");
            return found.value_or(0);
        }

        float length(std::string const& name, int least, int most)
        {
            auto const key = "lengths." + name;
            if (!m_settings.expect(key, fmt::format("give a whole number from {} to {}", least, most)))
                return 0;
            return static_cast<float>(m_settings.number(key, least, least, most));
        }

        void check_contrast()
        {
            for (auto const& pair : drawn_pairs()) {
                auto const above = m_colours.find(pair.above);
                auto const below = m_colours.find(pair.below);
                if (above == m_colours.end() || below == m_colours.end())
                    continue;
                auto const found = contrast(above->second, below->second);
                if (found >= pair.least)
                    continue;
                // Rounded down, so that a figure which falls short never reads as the one that is needed.
                m_settings.complain(fmt::format("colours.{}", pair.above),
                    fmt::format("{} on {} is {:.1f}:1, at least {}:1 is needed", pair.above, pair.below,
                        std::floor(found * 10) / 10, pair.least));
            }
        }

        void expect_picture(std::string const& key, std::string const& name)
        {
            if (auto const drawn = m_drawable(m_art, name); !drawn)
                m_settings.complain(key, drawn.error().what);
        }

        Settings m_settings;
        std::filesystem::path m_art;
        Drawable const& m_drawable;
        std::map<std::string, Colour, std::less<>> m_colours;
    };

    // Before it is read: somebody may have mistyped the name of one that comes along.
    Result<void> expect_theme(std::filesystem::path const& file, std::filesystem::path const& shipped)
    {
        std::error_code ignored;
        if (std::filesystem::exists(file, ignored))
            return {};
        std::vector<std::string> names;
        for (auto const& entry : std::filesystem::directory_iterator(shipped, ignored))
            names.push_back(entry.path().stem().string());
        std::sort(names.begin(), names.end());
        std::vector<std::string_view> const known(names.begin(), names.end());
        return failed(Fault::Invalid,
            "theme: there is no {}{}: name one of {}, or the path of a theme of your own", file.string(),
            suggestion(file.stem().string(), known), fmt::join(names, ", "));
    }

    Result<Theme> read_usual(
        std::filesystem::path const& file, std::filesystem::path const& assets, Drawable const& drawable)
    {
        TRY(expect_theme(file, assets / "themes"));
        return read_theme(file, assets / "art", drawable);
    }

}

Result<void> picture_is_there(std::filesystem::path const& art, std::string const& name)
{
    std::error_code ignored;
    auto const file = art / (name + ".svg");
    if (std::filesystem::exists(file, ignored))
        return {};
    return failed(Fault::Invalid, "there is no picture {}: bring it, or name another", file.string());
}

std::filesystem::path shipped_theme(std::filesystem::path const& assets, std::string_view name)
{
    return assets / "themes" / fmt::format("{}.toml", name);
}

Result<Theme> read_theme(
    std::filesystem::path const& file, std::filesystem::path const& art, Drawable const& drawable)
{
    return Reading(file, art, drawable).theme();
}

Result<Themes> read_themes(
    std::filesystem::path const& usual, std::filesystem::path const& assets, Drawable const& drawable)
{
    std::set<std::string> looked_at;
    auto const once = [&](std::filesystem::path const& art, std::string const& name) {
        return looked_at.insert(name).second ? drawable(art, name) : Result<void>();
    };
    auto const contrasting = shipped_theme(assets, "high-contrast");
    auto own = read_usual(usual, assets, once);
    auto high_contrast = usual == contrasting ? own : read_theme(contrasting, assets / "art", once);
    std::vector<std::string> faults;
    if (!own)
        faults.push_back(own.error().what);
    if (!high_contrast && usual != contrasting)
        faults.push_back(high_contrast.error().what);
    if (!faults.empty())
        return failed(Fault::Invalid, "{}", fmt::join(faults, "\n"));
    return Themes { std::move(*own), std::move(*high_contrast) };
}

}
