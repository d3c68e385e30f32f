// Whom the screen met: each visitor's steps, counted in the hour in which they woke it
// (contract/encounters.h).
#pragma once

#include "sync/contract/encounters.h"

#include <optional>
#include <vector>

namespace peakend::visit {

struct Met {
    Encounter kind;
    Moment woken;
    bool operator==(Met const&) const = default;
};

class Attendance {
public:
    // A touch; the first after rest counts. Whatever comes without one is not counted.
    void woken(Moment const& now);
    void first_touch() { add(Encounter::FirstTouch); }
    // A rating is on disk; the first of a visit counts.
    void rated();
    void ended(Ending);
    // All is as a new visitor finds it.
    void at_rest();

    // What has been counted since the last call.
    std::vector<Met> take();

private:
    void add(Encounter);

    std::optional<Moment> m_woken;
    bool m_rated = false;
    std::vector<Met> m_met;
};

}
