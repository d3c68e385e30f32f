// Above the keyboard: the question, what is written, the consent of a contact, and the way to the visitor's
// phone.
#pragma once

#include "kiosk/screens/page.h"

namespace peakend::screens {

// `hint` stands in the field, below what is written; `consent` is what a contact must agree to, else null
// pointer.
struct Writing {
    std::string hint;
    Wording const* consent = nullptr;
};

void draw_writing(Page&, Question const&, Layout const&, visit::Draft const&, Writing const&);

// Without a keyboard: the question, and the phone when that is offered.
void draw_phone_alone(Page&, Question const&);

}
