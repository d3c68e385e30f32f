// Whether everyone can reach what is on the glass where it hangs, told to whoever hung it.
#pragma once

#include "kiosk/screens/reach.h"

#include <string>

namespace peakend {

// "" when all is within reach; else one sentence: the figure, what is needed, and what to do.
std::string out_of_reach(screens::Hung const&);

}
