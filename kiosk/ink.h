// The stage's words and pictures in the screens' hands.
#pragma once

#include "kiosk/screens/ink.h"
#include "kiosk/stage/art.h"
#include "kiosk/stage/lettering.h"

namespace peakend {

// REQUIRES: both outlive the result.
screens::Ink ink_of(stage::Lettering&, stage::Art&);

}
