// Whether there is a glass for visitors to look at.
//
// Where SDL finds no display it draws into memory and goes on. That is for whoever asks for it; a terminal
// that did so by itself would run for days and ask nobody.
#pragma once

#include "kiosk/settings.h"

#include <string>
#include <string_view>

namespace peakend {

// driver: the one that SDL draws with. Refused, with what to do, when it is memory and neither the settings
// nor SDL_VIDEODRIVER asked for that.
Result<void> seen_by_visitors(std::string_view driver, KioskSettings const&);

// For who looks by ssh, where no display is announced and yet one may be there: what a start from here would
// need. Empty when one is announced, or when memory is what was asked for.
std::string display_remark(KioskSettings const&);

}
