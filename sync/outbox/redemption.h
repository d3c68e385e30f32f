// A gift's code on its way back: staff mark it as handed out, on the terminal that gave it, without a
// network.
#pragma once

#include "sync/contract/response.h"
#include "sync/sql/connection.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace peakend {

// So many wrong codes within such a time bar every code, right ones too, until the first of them is that old:
// of the 160,000 that a terminal makes up, whoever guesses tries 240 a day.
inline constexpr std::int64_t most_wrong_codes = 10;
inline constexpr std::chrono::hours wrong_codes_count_for { 1 };

// All instants by the terminal's own clock; code: as on the ticket.
struct HandedOut {
    std::string code;
    Instant given;
};
struct HandedOutBefore {
    std::string code;
    Instant given;
    Instant redeemed;
};
struct NotOurs { };  // mistyped, or another terminal's
struct Barred {
    Milliseconds wait;
};
using Redemption = std::variant<HandedOut, HandedOutBefore, NotOurs, Barred>;

// For staff, in one sentence.
std::string to_text(Redemption const&, std::string_view typed);

// To be shown, whatever the capitals and blanks around it: "pine 4821" is "PINE 4821". What can't be shown is
// left out, and what is longer than any code is cut.
std::string normal_gift_code(std::string_view typed);

// What tells codes apart at a counter, letters and digits alone: "kite6314", "KITE-6314" and "Kite 6314." are
// "KITE6314".
std::string bare_gift_code(std::string_view typed);

struct GivenGift {
    std::string code;  // as on the ticket
    Instant given;
    std::optional<Instant> redeemed;
};
// The one that is spelt as it was typed, else one that people can't tell from it, first of those that are not
// redeemed. Nothing for a code that was never given.
Result<std::optional<GivenGift>> gift_typed(sql::Connection&, std::string_view typed);

// REQUIRES: a transaction, which is committed: also a wrong code is counted.
Result<Redemption> redeem_gift(sql::Connection&, std::string_view typed, Moment const& now);

}
