// When a shop is open, as the clock on its own wall shows it: no zone, no instant, only weekdays, dates and
// minutes of the day.
#pragma once

#include "sync/base/local_clock.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <string_view>
#include <vector>

namespace peakend::visit {

class Hours {
public:
    // Minutes of the day on which it begins; `to` is beyond that day when it ends after midnight.
    struct Span {
        int from;
        int to;
        bool operator==(Span const&) const = default;
    };

    // weekday: 0 is Monday. text: "09:00-20:00", "09:00-13:00, 15:00-20:00", "20:00-02:00", or "closed".
    // Invalid with what it may be.
    Result<void> on_weekday(int weekday, std::string_view text);
    // A date on which nothing opens. "2026-12-25"; Invalid for what is no date.
    Result<void> closed_on(std::string_view date);

    // Nobody said when: then it is always open.
    bool known() const;
    bool open(LocalMinute const&) const;
    // The first minute after this one at which it is the other way round; nothing within two weeks.
    std::optional<LocalMinute> next_change(LocalMinute const&) const;

private:
    std::vector<Span> const* spans_of(std::int32_t day) const;

    std::array<std::vector<Span>, 7> m_week;  // Monday first
    bool m_known = false;
    std::set<std::int32_t> m_closed;
};

// What a visitor meets.
struct Doors {
    bool open = true;
    std::optional<int> opens_at {};  // minute of the day, while closed, when that is within a week
    std::optional<int> on {};  // the weekday of it, 0 for Monday, when that is neither today nor tomorrow
    bool operator==(Doors const&) const = default;
};
Doors doors_at(Hours const&, LocalMinute const&);

}
