#include "sync/uplink/back_off.h"

#include <algorithm>

namespace peakend {

namespace {

    Milliseconds heeded(std::chrono::seconds retry_after)
    {
        // Compared in seconds: a header's largest number would overflow in milliseconds.
        auto const most = std::chrono::duration_cast<std::chrono::seconds>(most_retry_after);
        return std::clamp(retry_after, std::chrono::seconds(0), most);
    }

}

BackOff::BackOff(Chance chance)
    : m_chance(std::move(chance))
{
}

Milliseconds BackOff::between(Milliseconds least, Milliseconds most)
{
    auto const span = static_cast<double>((most - least).count());
    return least + Milliseconds(static_cast<Milliseconds::rep>(span * m_chance()));
}

Milliseconds BackOff::at_start(Milliseconds most) { return between(Milliseconds(0), most); }

Milliseconds BackOff::after_failure(std::chrono::seconds retry_after)
{
    m_ceiling = std::min(2 * m_ceiling, longest_wait);
    return heeded(retry_after) + between(shortest_wait, m_ceiling);
}

Milliseconds BackOff::after_refusal(std::chrono::seconds retry_after)
{
    return heeded(retry_after) + between(longest_wait / 2, longest_wait);
}

void BackOff::succeeded() { m_ceiling = shortest_wait; }

}
