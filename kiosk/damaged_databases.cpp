#include "kiosk/damaged_databases.h"

#include "sync/base/local_clock.h"
#include "sync/outbox/shared_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace peakend {

namespace {

    std::string usual_prefix() { return fmt::format("{}-damaged-", terminal_file.name); }

    // "2026-11-28", local, of "terminal.db-damaged-20261128T011430611Z"; "that" of a name that somebody
    // changed.
    std::string day_of(std::filesystem::path const& damaged)
    {
        auto stamp = damaged.filename().string().substr(usual_prefix().size());
        for (auto const& [at, mark] :
            { std::pair(4, "-"), { 7, "-" }, { 13, ":" }, { 16, ":" }, { 19, "." } })
            if (stamp.size() >= static_cast<std::size_t>(at))
                stamp.insert(static_cast<std::size_t>(at), mark);
        auto const moved = parse_rfc3339(stamp);
        if (!moved)
            return "that";
        std::chrono::year_month_day const date { std::chrono::sys_days(
            std::chrono::days(local_minute(*moved).day)) };
        return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    }

}

std::vector<std::filesystem::path> damaged_databases(std::filesystem::path const& data_folder)
{
    std::vector<std::filesystem::path> found;
    std::error_code ignored;
    for (auto const& entry : std::filesystem::directory_iterator(data_folder, ignored))
        if (entry.path().filename().string().starts_with(usual_prefix()))
            found.push_back(entry.path());
    std::sort(found.begin(), found.end());  // the stamp is UTC, so names go by time
    return found;
}

std::string kept_remark(std::filesystem::path const& damaged)
{
    return fmt::format(
        "{}: answers and gift codes from before {} may be in it alone, and no command reads it. "
        "Keep a copy elsewhere for whoever can save them; then remove it here",
        damaged.string(), day_of(damaged));
}

std::string lost_codes_remark(std::filesystem::path const& data_folder)
{
    auto const damaged = damaged_databases(data_folder);
    if (damaged.empty())
        return "";
    return fmt::format("; codes from before {} are in {} and can't be looked up", day_of(damaged.back()),
        damaged.back().string());
}

}
