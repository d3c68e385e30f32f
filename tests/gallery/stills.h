// Every state that a visitor can see of a questionnaire: visits, each stopped at the instant it is looked at.
#pragma once

#include "kiosk/visit/visit.h"

#include <memory>
#include <string>
#include <vector>

namespace peakend::gallery {

struct Still {
    std::string name;  // "went_wrong-said"
    visit::Visit visit;
    BootInstant at;
    bool phone = false;  // the visitor's phone is offered
};

// As a visitor with this language and view sees it.
std::vector<Still> stills_of(std::shared_ptr<Questionnaire const> const&, std::string const& language,
    visit::Pen const&, visit::View const&);

}
