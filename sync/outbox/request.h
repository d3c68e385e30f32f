// What staff want of the network or the key. A row in terminal.db; its answer is a row in uplink.db.
#pragma once

#include "sync/contract/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace peakend {

using RequestId = Id<struct RequestOfStaff, 16>;

enum class Verb { SyncNow, Enrol, Export, ForgetMe, Wifi };
std::string_view name_of(Verb);  // "sync_now" "enrol" "export" "forget_me" "wifi"
std::optional<Verb> verb_named(std::string_view);

struct Request {
    RequestId id;
    Verb verb;
    // Of enrol a code; of export the whole path of a mounted stick's folder; of wifi the network's name
    // (SSID) and, on a second line, its password unless it is open. Deleted after use.
    std::string argument;
};

enum class RequestState { Working, Done, Failed };
std::string_view name_of(RequestState);  // "working" "done" "failed"
std::optional<RequestState> request_state_named(std::string_view);

struct RequestAnswer {
    RequestId id;
    RequestState state;
    int progress;          // percent
    std::string sentence;  // for staff
};

}
