#include "sync/outbox/redemption.h"

#include "sync/base/local_clock.h"

#include <algorithm>
#include <cctype>

namespace peakend {

namespace {

    constexpr std::size_t most_code_bytes = 12;  // of any questionnaire's: see questionnaire_gift.cpp

    std::string spoken(Instant instant)
    {
        auto const local = local_minute(instant);
        std::chrono::year_month_day const date { std::chrono::sys_days(std::chrono::days(local.day)) };
        return fmt::format("on {:04}-{:02}-{:02} at {}:{:02}", static_cast<int>(date.year()),
            static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), local.minute / 60,
            local.minute % 60);
    }

    std::string sentence(HandedOut const& out, std::string_view)
    {
        return fmt::format(
            "'{}' is good: it was given {}, and is marked as redeemed now.", out.code, spoken(out.given));
    }

    std::string sentence(HandedOutBefore const& before, std::string_view)
    {
        return fmt::format(
            "'{}' was redeemed already {}: hand nothing out.", before.code, spoken(before.redeemed));
    }

    std::string sentence(NotOurs const&, std::string_view typed)
    {
        return fmt::format(
            "this terminal never gave the code '{}': read it again with the visitor; a code of "
            "another terminal is redeemed there",
            normal_gift_code(typed));
    }

    std::string sentence(Barred const& barred, std::string_view)
    {
        return fmt::format("{} wrong codes came within an hour: try again in {} minutes", most_wrong_codes,
            std::chrono::ceil<std::chrono::minutes>(barred.wait).count());
    }

    // By the boot clock, which nobody sets. Of those of an earlier boot nobody knows how old they are: they
    // count as if they had come with this one.
    Result<std::vector<Milliseconds>> wrong_codes_until(sql::Connection& database, Moment const& now)
    {
        std::vector<Milliseconds> count_for;
        for (auto const& row : TRY(database.query("SELECT boot_id, at FROM wrong_code ORDER BY number"))) {
            auto const came = row.text(0) == now.boot_id ? boot_instant_of(row.whole(1)) : BootInstant {};
            auto const rest = came + wrong_codes_count_for - now.at;
            if (rest > Milliseconds(0))
                count_for.push_back(rest);
        }
        std::sort(count_for.begin(), count_for.end());
        return count_for;
    }

    Result<void> count_wrong_code(sql::Connection& database, Moment const& now)
    {
        TRY(database.execute("INSERT INTO wrong_code (boot_id, at) VALUES ($1, $2)",
            { now.boot_id, milliseconds_of(now.at) }));
        // More than these say nothing more.
        TRY(database.execute(
            "DELETE FROM wrong_code WHERE number <= (SELECT max(number) FROM wrong_code) - $1",
            { most_wrong_codes }));
        return {};
    }

}

std::string to_text(Redemption const& redemption, std::string_view typed)
{
    return std::visit([&](auto const& one) { return sentence(one, typed); }, redemption);
}

std::string normal_gift_code(std::string_view typed)
{
    std::string code;
    for (auto const letter : typed) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte <= 0x20 || byte == 0x7f) {
            if (!code.empty() && code.back() != ' ')
                code += ' ';
        } else if (byte < 0x80) {
            code += static_cast<char>(std::toupper(byte));
        } else {
            code += '?';  // of no code
        }
    }
    code.resize(std::min(code.size(), most_code_bytes + 1));  // one too long stays one too long
    while (code.ends_with(' '))
        code.pop_back();
    return code;
}

std::string bare_gift_code(std::string_view typed)
{
    std::string letters;
    for (auto const letter : typed) {
        auto const byte = static_cast<unsigned char>(letter);
        if (byte >= 0x80)
            letters += '?';  // of no code
        else if (std::isalnum(byte))
            letters += static_cast<char>(std::toupper(byte));
    }
    return letters;
}

Result<std::optional<GivenGift>> gift_typed(sql::Connection& database, std::string_view typed)
{
    auto const code = normal_gift_code(typed);
    auto const letters = bare_gift_code(typed);
    std::optional<GivenGift> alike;
    for (auto const& row : TRY(database.query("SELECT code, at, redeemed_at FROM gift WHERE code <> ''"))) {
        GivenGift given { row.text(0), instant_of(row.whole(1)),
            row.null(2) ? std::nullopt : std::optional(instant_of(row.whole(2))) };
        if (given.code == code)
            return std::optional(std::move(given));
        auto const is_alike = !letters.empty() && bare_gift_code(given.code) == letters;
        if (is_alike && (!alike || (alike->redeemed && !given.redeemed)))
            alike = std::move(given);
    }
    return alike;
}

Result<Redemption> redeem_gift(sql::Connection& database, std::string_view typed, Moment const& now)
{
    auto const wrong = TRY(wrong_codes_until(database, now));
    if (static_cast<std::int64_t>(wrong.size()) >= most_wrong_codes)
        return Redemption(Barred { wrong.front() });
    auto const gift = TRY(gift_typed(database, typed));
    if (!gift) {
        TRY(count_wrong_code(database, now));
        return Redemption(NotOurs {});
    }
    if (gift->redeemed)
        return Redemption(HandedOutBefore { gift->code, gift->given, *gift->redeemed });
    TRY(database.execute(
        "UPDATE gift SET redeemed_at = $2 WHERE code = $1", { gift->code, milliseconds_of(now.wall) }));
    return Redemption(HandedOut { gift->code, gift->given });
}

}
