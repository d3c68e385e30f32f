// "Continue on your phone": the link behind the QR code, made by the kiosk and checked by the collector.
//
//   https://HOST/p#<device>.<record id>.<milliseconds since 1970>.<proof>
//
// The proof is HMAC-SHA-256 under the terminal's phone key, cut to 16 bytes, in base64url. It lets its holder
// add words to this one response within 15 minutes, and nothing else. All of it stands behind the #, which no
// browser sends: it comes to the collector in a body, never in an address that somebody logs.
#pragma once

#include "sync/contract/batch.h"
#include "sync/contract/words_keys.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace peakend {

inline constexpr char const* phone_page_route = "/p";
// By the collector's clock.
inline constexpr std::chrono::minutes phone_link_lifetime { 15 };
// A link is offered only when headquarters was heard of this lately: else it might lead nowhere.
inline constexpr Milliseconds contact_is_fresh { 60'000 };

struct PhoneLink {
    DeviceId device;
    RecordId record;
    Instant made;  // by headquarters' clock, as well as the terminal knows it
    bool operator==(PhoneLink const&) const = default;
};

// What stands behind the #.
std::string phone_token(PhoneLink const&, PhoneKey const&);
// REQUIRES: keys.phone_address is not "".
std::string phone_link(PhoneLink const&, WordsKeys const& keys);

// Invalid: no such token. Refused: a proof that is not ours, or a link that has expired; the text is for the
// visitor. key_of: the phone key of a device.
Result<PhoneLink> checked_phone_token(
    std::string_view token, std::function<PhoneKey(DeviceId const&)> const& key_of, Instant now);

// Headquarters' time at `now`, from the newest anchor of this boot; nothing when that is older than
// contact_is_fresh, since every contact leaves an anchor. The terminal's wall clock, which may stand at 1970,
// is not asked.
std::optional<Instant> fresh_server_time(std::vector<ClockAnchor> const&, Moment const& now);

// The whole offer: nothing unless phones are offered and headquarters was heard of lately.
std::optional<std::string> offered_phone_link(std::optional<WordsKeys> const&, DeviceId const&,
    RecordId const&, std::vector<ClockAnchor> const&, Moment const& now);

}
