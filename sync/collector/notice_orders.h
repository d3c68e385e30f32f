// What a person orders of notices, as it goes over the Unix socket, and how it is carried out.
#pragma once

#include "sync/collector/notices.h"

#include <filesystem>

namespace peakend {

inline constexpr char const* notices_route = "/v1/notices";

struct SetNotice {
    Audience whom;
    std::map<std::string, std::string> text;  // by language
    std::string until;                        // as Notices::set() takes it
};
struct ClearNotice {
    Audience whom;
};
struct ListNotices { };
using NoticeOrder = std::variant<SetNotice, ClearNotice, ListNotices>;

// {"do": "set" | "clear" | "list", "place" or "terminal", "text", "until"}
Json to_json(NoticeOrder const&);

// An order's JSON in, that of the notices which it set, took down or found out. REQUIRES: a transaction is
// open.
Result<std::string> carry_out(sql::Connection&, std::string_view order, Instant now);

// By the running collector, or by the ledger itself when none runs. Refused when there is none.
Result<std::vector<PostedNotice>> order_notice(std::filesystem::path const& folder, NoticeOrder const&);

}
