// What a visitor must not leave to the next one.
#pragma once

#include "kiosk/visit/visit.h"

#include <string>

namespace peakend::visit {

// Nobody has come yet: the first question waits, or the shop is closed and the screen asleep.
inline bool at_rest(Visit const& visit)
{
    auto const waits = visit.phase() == Phase::Asking || visit.phase() == Phase::Asleep;
    return waits && visit.nobody_there() && !visit.deadline();
}

// Names what is not as a new visitor has to find it; "" when all is. REQUIRES: at_rest().
inline std::string left_over(Visit const& visit)
{
    auto const& interview = visit.interview();
    if (visit.language() != interview.questionnaire().default_language)
        return "the language " + visit.language();
    if (visit.view() != View {})
        return "a view";
    if (visit.choosing_view() || visit.choosing_language())
        return "an open sheet";
    if (!interview.answers().empty() || !interview.first())
        return "answers";
    if (auto const* draft = visit.draft(); draft && !draft->composition.empty())
        return "words";
    if (visit.gift() || visit.awaited() || visit.settling_since() || visit.turns() != 0)
        return "a gift, a tick or a turned page";
    return "";
}

}
