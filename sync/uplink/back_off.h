// How long the uplink waits before it tries again.
//
// Full jitter (M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015): the wait is drawn
// evenly below a ceiling that doubles with every failure, so that terminals that failed together do not come
// back together.
#pragma once

#include "sync/base/instant.h"

#include <chrono>
#include <functional>

namespace peakend {

// Evenly from [0, 1).
using Chance = std::function<double()>;

inline constexpr Milliseconds shortest_wait { 1'000 };
inline constexpr Milliseconds longest_wait { 15 * 60'000 };
// A Retry-After beyond this is taken as this: a mistyped header must not silence a terminal for a season.
inline constexpr Milliseconds most_retry_after { 60 * 60'000 };

class BackOff {
public:
    explicit BackOff(Chance);

    // Evenly from nothing to `most`.
    Milliseconds at_start(Milliseconds most);
    // From shortest_wait to a ceiling of 2, 4, 8 s ... longest_wait, on top of what the server asked for.
    Milliseconds after_failure(std::chrono::seconds retry_after);
    // Somebody said no, and only a person can change that: from half of longest_wait to longest_wait.
    Milliseconds after_refusal(std::chrono::seconds retry_after);
    void succeeded();

private:
    Milliseconds between(Milliseconds least, Milliseconds most);
    Chance m_chance;
    Milliseconds m_ceiling = shortest_wait;
};

}
