// What headquarters has to say to visitors ("Fitting room 3 is closed, back at 15:00"): at a place and in all
// that lies in it, or on one terminal. Receipts carry it to the terminals.
#pragma once

#include "sync/collector/access.h"
#include "sync/contract/notice.h"

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace peakend {

// A notice is of a day or a season; what holds for longer belongs into the questionnaire.
inline constexpr std::chrono::days longest_notice { 366 };

// The id of a place, or one terminal.
using Audience = std::variant<std::string, DeviceId>;

struct PostedNotice {
    Audience whom;
    Instant until;
    Instant set_at;
    std::optional<Notice> notice;  // nothing: this version can't show what is stored
};

class Notices {
public:
    explicit Notices(sql::Connection& database)
        : m_database(database)
    {
    }

    // In the place of an earlier one for the same. until: what the clock there shows, "2026-11-24T15:00", or
    // an instant of UTC, "2026-11-24T15:00:00Z". Invalid for a place or terminal that is not known, an
    // instant that has passed or is too far away, and what notice_from() refuses, such as a language that is
    // none. REQUIRES: a transaction is open.
    Result<PostedNotice> set(Audience const&, Json const& text, std::string const& until, Instant now);
    // The one that is taken down; Invalid when none stands. REQUIRES: a transaction is open.
    Result<PostedNotice> clear(Audience const&, Instant now);
    // That have not expired, by place and terminal.
    Result<std::vector<PostedNotice>> standing(Instant now);

    // Of those that stand the nearest: its own, its touchpoint's, its store's and so on. Corrupt when this
    // version can't show it.
    Result<std::optional<Notice>> shown_on(DeviceId const&, std::string const& touchpoint, Instant now);

private:
    Result<Instant> expiry(Audience const&, std::string const& until, Instant now);
    Result<std::string> zone_of(Audience const&);
    Result<void> expect(Audience const&);

    sql::Connection& m_database;
};

// "tidemark/south", or "terminal 00ff...".
std::string to_text(Audience const&);

}
