// Everything that the kiosk stands on, opened and checked: what can be wrong is found before a question is
// shown.
#pragma once

#include "kiosk/desk.h"
#include "kiosk/screens/phrases.h"
#include "kiosk/screens/theme_file.h"
#include "kiosk/settings.h"
#include "kiosk/shelf.h"
#include "kiosk/stage/window.h"
#include "sync/outbox/outbox.h"

#include <optional>
#include <string>

namespace peakend {

struct Foundation {
    Shelved shelved;
    screens::Phrases phrases;
    screens::Themes themes;
    Desk desk;
    stage::Window window;
    Outbox outbox;
    std::optional<RequestId> enrolment;  // asked of the uplink, when there was a code
};

// The first fault, with what to do about it. What can wait is journaled instead.
Result<Foundation> lay_foundation(KioskSettings const&, std::string const& enrolment_code);

}
