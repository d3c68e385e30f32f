// What headquarters has to say to the visitors of a place ("Fitting room 3 is closed, back at 15:00"), until
// when. It travels with the receipts.
#pragma once

#include "sync/base/instant.h"
#include "sync/contract/json.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace peakend {

inline constexpr std::size_t most_notice_bytes = 240;  // of the text in one language
inline constexpr std::size_t most_notice_languages = 40;

struct Notice {
    std::map<std::string, std::string> text;  // by language tag, one short sentence each
    Instant until;
    bool operator==(Notice const&) const = default;
};

// Why a screen would not show this text in a notice; "" when it would.
std::string fault_of_notice_text(std::string_view);

// {"text": {"en": ...}, "until": ms}
Json to_json(Notice const&);
// Invalid beyond the bounds above, for a text with a fault, and for what is no language.
Result<Notice> notice_from(Json const&);

// Adds "notice" to the object.
void put_notice(Json::Object&, std::optional<Notice> const&);
// Nothing also for one that this version can't show: a receipt says more than that, and is to be believed.
std::optional<Notice> read_notice(JsonReader&);

}
