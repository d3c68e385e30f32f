// The fonts that words are set in. Those that typeface.h names come first, and alone: fontconfig sorts all
// that it is given for each face and size, so that a machine with hundreds of fonts would start a third
// slower.
#pragma once

#include "kiosk/stage/owned.h"

#include <fontconfig/fontconfig.h>

namespace peakend::stage {

using Typecase = Owned<FcConfig, FcConfigDestroy>;

// Nothing when none of them is installed.
Typecase named_fonts();
Typecase every_font();

}
