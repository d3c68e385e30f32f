// What a questionnaire that is sound in itself needs of this terminal: fonts, pictures, and gift codes that
// its counter can tell apart. The start and `peakend-kiosk check` ask the same.
#pragma once

#include "kiosk/screens/theme.h"
#include "sync/contract/questionnaire.h"

#include <filesystem>
#include <string>
#include <vector>

namespace peakend {

// A fault with its remedy for each need that is not met; the questionnaire is not asked then. An icon that is
// not there would leave a hole in its tile, and a language without a font would be on a chip before anything
// in it is on the screen.
std::vector<std::string> unmet_needs(Questionnaire const&, std::filesystem::path const& assets);

// The same of a theme: each face and the logo can be drawn.
std::vector<std::string> unmet_needs(screens::Theme const&, std::filesystem::path const& assets);

}
