// The themes that the kiosk wears: those of its settings, else the light one, since a shop with a black
// screen asks nobody.
#pragma once

#include "kiosk/screens/theme_file.h"
#include "kiosk/settings.h"

namespace peakend {

// The theme that is set, and high contrast, when everybody can read them and each of their pictures can be
// drawn here. Invalid, with all that is wrong with either. The start and `peakend-kiosk check` ask the same.
Result<screens::Themes> themes_that_are_set(KioskSettings const&);

// What a start takes: light instead of a theme that is refused, which is journaled with all its faults.
// Invalid when light, or high contrast, is refused too.
Result<screens::Themes> themes_to_wear(KioskSettings const&);

}
