// How what hands do comes to a kiosk on its stand.
#pragma once

#include "tests/storm/hands.h"
#include "tests/storm/stand.h"

#include "kiosk/stage/window.h"

#include <functional>
#include <vector>

namespace peakend::storm {

using Deliver = std::function<Result<void>(std::vector<Doing> const&, Stand&)>;

// Into the queue of fingers, and keys as the stage reads them.
Result<void> deliver_directly(std::vector<Doing> const&, Stand&);
// As events of SDL. Refused when the window then wants to be closed.
Result<void> deliver_through(stage::Window&, std::vector<Doing> const&, Stand&);

}
