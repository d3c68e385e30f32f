// What every visitor of the kill test says, drawn from the id of their visit alone: whoever knows the id and
// how far they came knows what must be stored.
#pragma once

#include "sync/contract/response.h"

#include <array>
#include <string>

namespace peakend::kill {

// Three questions, the first one altered at the end, then the visit is sealed.
inline constexpr int taps = 4;
inline constexpr int steps = taps + 1;

inline Answer answer_at(RecordId const& id, int step)
{
    static std::array<std::string, taps> const keys { "first", "second", "third", "first" };
    auto const at = static_cast<std::size_t>(step);
    return { keys[at], id.bytes()[at] % 5 + 1, step == taps - 1 };
}

// The answers that stand after so many taps.
inline std::vector<Answer> answers_after(RecordId const& id, int tapped)
{
    std::vector<Answer> answers;
    for (int step = 0; step < tapped; ++step) {
        if (step == taps - 1)
            answers.front() = answer_at(id, step);
        else
            answers.push_back(answer_at(id, step));
    }
    return answers;
}

}
