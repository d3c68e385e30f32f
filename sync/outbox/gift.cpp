#include "sync/outbox/gift.h"

#include "sync/base/local_clock.h"
#include "sync/outbox/columns.h"

#include <array>

namespace peakend {

namespace {

    // Short, hard to mistake for one another when said aloud, and the same in every language of Latin
    // letters.
    constexpr std::array<std::string_view, 16> words { "PINE", "ROSE", "WAVE", "KITE", "LAMP", "MOON", "NEST",
        "OTTER", "PLUM", "RIVER", "SAND", "TULIP", "VIOLA", "WOLF", "ZEBRA", "BOAT" };
    constexpr std::uint64_t numbers = 10'000;
    constexpr int tries = 20;

    std::uint64_t chance_of(RecordId const& visit)
    {
        std::uint64_t chance = 0;
        for (std::size_t at = 0; at < sizeof chance; ++at)
            chance = chance << 8 | visit.bytes()[at];
        return chance;
    }

    // SplitMix64 (Steele, Lea, Flood 2014): what is drawn first says nothing of what is drawn next.
    std::uint64_t next(std::uint64_t& state)
    {
        auto mixed = state += 0x9e3779b97f4a7c15;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return mixed ^ (mixed >> 31);
    }

    Result<bool> was_given(sql::Connection& database, std::string const& code)
    {
        return !TRY(database.query("SELECT 1 FROM gift WHERE code = $1", { code })).empty();
    }

    Result<std::optional<std::string>> next_listed(sql::Connection& database, Surprise const& surprise)
    {
        for (auto const& code : surprise.codes)
            if (!TRY(was_given(database, code)))
                return std::optional(code);
        return std::optional<std::string>();
    }

    Result<std::optional<std::string>> made_up(sql::Connection& database, std::uint64_t& state)
    {
        for (int attempt = 0; attempt < tries; ++attempt) {
            auto const drawn = next(state);
            auto code = fmt::format("{} {:04}", words[drawn % words.size()], drawn / words.size() % numbers);
            if (!TRY(was_given(database, code)))
                return std::optional(std::move(code));
        }
        return std::optional<std::string>();
    }

    Result<std::optional<std::string>> code_for(
        sql::Connection& database, Surprise const& surprise, std::uint64_t& state)
    {
        if (surprise.makes_codes)
            return made_up(database, state);
        if (!surprise.codes.empty())
            return next_listed(database, surprise);
        return std::optional(std::string());
    }

}

Result<std::optional<Gift>> draw_gift(
    sql::Connection& database, RecordId const& visit, Surprise const& surprise, Moment const& now)
{
    auto const before = TRY(database.query("SELECT code FROM gift WHERE visit = $1", { column_of(visit) }));
    if (!before.empty())
        return std::optional(Gift { before.front().text(0) });
    auto state = chance_of(visit);
    if (next(state) % static_cast<std::uint64_t>(surprise.odds) != 0)
        return std::optional<Gift>();
    auto const day = std::int64_t { local_minute(now.wall).day };
    auto const today = TRY(database.query("SELECT count(*) FROM gift WHERE day = $1", { day }));
    if (surprise.per_day && today.front().whole(0) >= *surprise.per_day)
        return std::optional<Gift>();
    auto const code = TRY(code_for(database, surprise, state));
    if (!code)
        return std::optional<Gift>();
    TRY(database.execute("INSERT INTO gift (visit, day, at, code) VALUES ($1, $2, $3, $4)",
        { column_of(visit), day, milliseconds_of(now.wall), *code }));
    return std::optional(Gift { *code });
}

}
