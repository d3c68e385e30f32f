// The keyboard as whoever has three keys goes through it: as a whole, then its rows, then the keys of a row.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// Enters the keyboard and its rows in the Scene, behind the keys that are in it. Nothing where none are.
void enter_rows(Page const&, Scene&);

}
