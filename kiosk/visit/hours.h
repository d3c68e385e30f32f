// When a shop is open, as the clock on its own wall shows it: no zone, no instant, only weekdays, dates and
// minutes of the day.
#pragma once

#include "sync/base/local_clock.h"

#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <variant>
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
    // Spans that touch or overlap are one. Invalid, and nothing is taken, with what it may be.
    Result<void> on_weekday(int weekday, std::string_view text);
    // The same spans on each weekday; "closed" is none of them.
    Result<void> every_day(std::string_view text);
    // A date on which nothing opens. "2026-12-25"; Invalid for what is no date.
    Result<void> closed_on(std::string_view date);

    // Nobody said when: then it is always open.
    bool known() const;
    bool open(LocalMinute const&) const;
    // The first minute after this one at which it is the other way round; nothing within a year.
    std::optional<LocalMinute> next_change(LocalMinute const&) const;

private:
    std::span<Span const> spans_of(std::int32_t day) const;

    std::array<std::vector<Span>, 7> m_week;  // Monday first
    bool m_known = false;
    std::set<std::int32_t> m_closed;
};

// The day on which a closed shop opens again. A weekday is told while it is the next one of its name, which
// it is within a week.
struct Today {
    bool operator==(Today const&) const = default;
};
struct Tomorrow {
    bool operator==(Tomorrow const&) const = default;
};
struct OnWeekday {
    int weekday;  // 0 is Monday
    bool operator==(OnWeekday const&) const = default;
};
struct OnDate {
    int day;    // from 1
    int month;  // 1 is January
    bool operator==(OnDate const&) const = default;
};
using OpeningDay = std::variant<Today, Tomorrow, OnWeekday, OnDate>;

// What a visitor meets.
struct Doors {
    bool open = true;
    std::optional<int> opens_at {};  // minute of the day, while closed, when that is known
    OpeningDay on {};                // the day of it
    bool operator==(Doors const&) const = default;
};
Doors doors_at(Hours const&, LocalMinute const&);

}
