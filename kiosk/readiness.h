// Whether this terminal could start: all that a start needs, looked at without opening a window and without
// leaving anything behind, so that it can be asked while a kiosk runs.
#pragma once

#include "kiosk/settings.h"
#include "sync/contract/questionnaire.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

struct Readiness {
    std::vector<std::string> faults;   // each with the remedy; may have several lines
    std::vector<std::string> remarks;  // to know of; they stop nobody
    std::string missing_texts;         // what is shown in another language, a line each: stops nobody
};

// With this questionnaire instead of the one that is set.
Readiness readiness_of(KioskSettings const&, std::filesystem::path const& questionnaire);

// What the screens draw whatever is asked, below assets/art and without ".svg"; faces are the theme's.
std::span<std::string_view const> pictures_of_screens();

}
