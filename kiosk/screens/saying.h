// What the visitor has said to the question that is on, and what is still on its way to the disk.
//
// Only what is committed looks chosen; what is on its way looks pressed.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

enum class Saying { Nothing, OnItsWay, Said };

// Of a face, star, point or single choice.
Saying saying(Page const&, Value const&);
// Of one choice of a many_of. On its way when it goes on or off.
Saying saying_among(Page const&, std::string const& choice);

// Something is said to the question that is on.
bool answered(Page const&);

}
