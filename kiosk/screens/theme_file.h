// A theme from its file. One that somebody could not read, or whose sizes are impossible, is refused.
#pragma once

#include "kiosk/screens/theme.h"
#include "kiosk/visit/view.h"
#include "sync/base/result.h"

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace peakend::screens {

// What keeps a picture from being drawn, with the remedy. `art`: the folder of all; name: below it, without
// ".svg".
using Drawable = std::function<Result<void>(std::filesystem::path const& art, std::string const& name)>;

// It is there: what can be told without drawing it.
Result<void> picture_is_there(std::filesystem::path const& art, std::string const& name);

// The file of a theme that comes along: "light".
std::filesystem::path shipped_theme(std::filesystem::path const& assets, std::string_view name);

// `art`: the folder in which the faces and the logo must be. Invalid, with every fault at once, each with
// file, line and remedy.
Result<Theme> read_theme(std::filesystem::path const& file, std::filesystem::path const& art,
    Drawable const& drawable = picture_is_there);

// The kiosk's own theme, and the one for visitors who want to see more.
struct Themes {
    Theme usual;
    Theme high_contrast;

    Theme const& of(visit::View const& view) const { return view.high_contrast ? high_contrast : usual; }
};

// `usual`: a theme's file. High contrast is the same on every kiosk. Invalid, with the faults of both; a
// picture that both have is told of once.
Result<Themes> read_themes(std::filesystem::path const& usual, std::filesystem::path const& assets,
    Drawable const& drawable = picture_is_there);

}
