// What a questionnaire needs of this terminal, beside being sound in itself: fonts, pictures, and gift codes
// that its counter can tell apart. The start and `peakend-kiosk check` ask the same.
#pragma once

#include "sync/base/result.h"
#include "sync/contract/questionnaire.h"

#include <filesystem>
#include <string>
#include <vector>

namespace peakend {

// Each a fault with its path and its remedy.
struct Needs {
    // The questionnaire is not asked then. An icon that is not there would leave a hole in its tile, and a
    // language without a font would be on a chip before anything in it is on the screen.
    std::vector<std::string> unmet;
    // Letters beyond the title and the first question that no font draws. They are drawn as empty boxes: a
    // shop with an emoji in a hint asks nevertheless.
    std::vector<std::string> undrawable;
};

// What could be read of a questionnaire with faults may be asked about, too.
Needs needs_of(Questionnaire const&, std::filesystem::path const& assets);

// Of a picture of a questionnaire or of a theme: else what is wrong with it, and the remedy. name: below the
// folder of all pictures, without ".svg".
Result<void> can_be_drawn(std::filesystem::path const& art, std::string const& name);

}
