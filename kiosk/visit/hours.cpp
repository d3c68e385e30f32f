#include "kiosk/visit/hours.h"

#include <charconv>
#include <chrono>

namespace peakend::visit {

namespace {

    constexpr int days_looked_ahead = 14;

    bool number_in(std::string_view text, int& into)
    {
        auto const read = std::from_chars(text.data(), text.data() + text.size(), into);
        return !text.empty() && text.front() != '-' && read.ec == std::errc()
            && read.ptr == text.data() + text.size();
    }

    std::string_view trimmed(std::string_view text)
    {
        while (text.starts_with(' '))
            text.remove_prefix(1);
        while (text.ends_with(' '))
            text.remove_suffix(1);
        return text;
    }

    std::optional<int> minute_in(std::string_view text)
    {
        int hour = 0, minute = 0;
        auto const colon = text.find(':');
        if (colon == std::string_view::npos || text.size() != colon + 3 || colon < 1 || colon > 2
            || !number_in(text.substr(0, colon), hour) || !number_in(text.substr(colon + 1), minute))
            return std::nullopt;
        auto const of_day = hour * 60 + minute;
        return minute < 60 && of_day <= minutes_of_day ? std::optional(of_day) : std::nullopt;
    }

    std::optional<Hours::Span> span_in(std::string_view text)
    {
        auto const dash = text.find('-');
        if (dash == std::string_view::npos)
            return std::nullopt;
        auto const from = minute_in(trimmed(text.substr(0, dash)));
        auto const to = minute_in(trimmed(text.substr(dash + 1)));
        if (!from || !to || *from == *to || *from == minutes_of_day)
            return std::nullopt;
        return Hours::Span { *from, *to > *from ? *to : *to + minutes_of_day };
    }

    // 1970-01-01 was a Thursday.
    int weekday_of(std::int32_t day) { return ((day + 3) % 7 + 7) % 7; }

    LocalMinute minutes_after(std::int32_t day, int minutes)
    {
        return { day + minutes / minutes_of_day, minutes % minutes_of_day };
    }

}

Result<void> Hours::on_weekday(int weekday, std::string_view text)
{
    m_known = true;
    auto& spans = m_week.at(static_cast<std::size_t>(weekday));
    spans.clear();
    if (trimmed(text) == "closed")
        return {};
    for (std::size_t at = 0; at <= text.size();) {
        auto const comma = std::min(text.find(',', at), text.size());
        auto const span = span_in(trimmed(text.substr(at, comma - at)));
        if (!span)
            return failed(Fault::Invalid,
                R"(expected hours such as "09:00-20:00", several with a comma between, or "closed")");
        spans.push_back(*span);
        at = comma + 1;
    }
    return {};
}

Result<void> Hours::closed_on(std::string_view text)
{
    int year = 0, month = 0, day = 0;
    auto const shaped = text.size() == 10 && text[4] == '-' && text[7] == '-'
        && number_in(text.substr(0, 4), year) && number_in(text.substr(5, 2), month)
        && number_in(text.substr(8, 2), day);
    auto const date = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month))
        / std::chrono::day(static_cast<unsigned>(day));
    if (!shaped || !date.ok())
        return failed(Fault::Invalid, R"(expected dates such as "2026-12-25")");
    m_closed.insert(static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count()));
    return {};
}

bool Hours::known() const { return m_known; }

std::vector<Hours::Span> const* Hours::spans_of(std::int32_t day) const
{
    return m_closed.contains(day) ? nullptr : &m_week[static_cast<std::size_t>(weekday_of(day))];
}

bool Hours::open(LocalMinute const& at) const
{
    if (!m_known)
        return true;
    for (auto const before : { 0, 1 }) {
        auto const minute = at.minute + before * minutes_of_day;
        auto const* spans = spans_of(at.day - before);
        for (auto const& span : spans ? *spans : std::vector<Span>()) {
            if (minute >= span.from && minute < span.to)
                return true;
        }
    }
    return false;
}

std::optional<LocalMinute> Hours::next_change(LocalMinute const& at) const
{
    if (!m_known)
        return std::nullopt;
    auto const now_open = open(at);
    std::optional<LocalMinute> first;
    // Spans that touch or overlap are one: an edge is a change only where it is the other way round.
    auto const consider = [&](LocalMinute const& edge) {
        if (edge > at && (!first || edge < *first) && open(edge) != now_open)
            first = edge;
    };
    for (auto day = at.day - 1; day <= at.day + days_looked_ahead; ++day) {
        auto const* spans = spans_of(day);
        for (auto const& span : spans ? *spans : std::vector<Span>()) {
            consider(minutes_after(day, span.from));
            consider(minutes_after(day, span.to));
        }
    }
    return first;
}

Doors doors_at(Hours const& hours, LocalMinute const& at)
{
    constexpr int week = 7;
    if (hours.open(at))
        return {};
    auto const opens = hours.next_change(at);
    // Whose weekday comes twice until then is told nothing rather than the wrong one.
    if (!opens || opens->day - at.day >= week)
        return { false };
    if (opens->day - at.day <= 1)
        return { false, opens->minute };
    return { false, opens->minute, weekday_of(opens->day) };
}

}
