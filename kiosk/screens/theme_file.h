// A theme from its file. One that somebody could not read, or whose sizes are impossible, is refused.
#pragma once

#include "kiosk/screens/theme.h"
#include "kiosk/visit/view.h"
#include "sync/base/result.h"

#include <filesystem>

namespace peakend::screens {

// `art`: the folder in which the faces and the logo must be. Invalid, with every fault at once, each with
// file, line and remedy.
Result<Theme> read_theme(std::filesystem::path const& file, std::filesystem::path const& art);

// The kiosk's own theme, and the one for visitors who want to see more.
struct Themes {
    Theme usual;
    Theme high_contrast;

    Theme const& of(visit::View const& view) const { return view.high_contrast ? high_contrast : usual; }
};

// `usual`: a theme's file. High contrast is the same on every kiosk.
Result<Themes> read_themes(std::filesystem::path const& usual, std::filesystem::path const& assets);

}
