// What a terminal needs before it may ask for words: headquarters sends it with the enrolment and with every
// receipt, uplink.db keeps it, the kiosk reads it there.
#pragma once

#include "sync/contract/json.h"
#include "sync/contract/keys.h"

#include <optional>
#include <string>

namespace peakend {

struct WordsKeys {
    TextKey text;
    PhoneKey phone;
    // Where visitors' phones find the collector, "https://feedback.example"; "": phones are not offered.
    std::string phone_address;
    bool operator==(WordsKeys const&) const = default;
};

// Adds "text_key", "phone_key" and "phone_address" to the object.
void put_words_keys(Json::Object&, std::optional<WordsKeys> const&);
// Nothing when there is no "text_key": an older collector has none. Complains of a key that cannot seal and
// of an address that is_phone_address() does not take.
std::optional<WordsKeys> read_words_keys(JsonReader&);

// "https://host" or "http://host", perhaps with a port, without a path; or "".
bool is_phone_address(std::string_view);

}
