#include "sync/contract/words_keys.h"

#include <algorithm>

namespace peakend {

namespace {

    constexpr std::size_t most_address_bytes = 120;  // so that a link stays a code that phones can read

    bool belongs_in_host(char character)
    {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
            || std::string_view(".-:[]").find(character) != std::string_view::npos;
    }

}

bool is_phone_address(std::string_view address)
{
    if (address.empty())
        return true;
    if (address.size() > most_address_bytes)
        return false;
    for (std::string_view const scheme : { "https://", "http://" }) {
        if (!address.starts_with(scheme))
            continue;
        auto const host = address.substr(scheme.size());
        return !host.empty() && std::all_of(host.begin(), host.end(), belongs_in_host);
    }
    return false;
}

void put_words_keys(Json::Object& object, std::optional<WordsKeys> const& keys)
{
    if (!keys)
        return;
    object.emplace("text_key", keys->text.hex());
    object.emplace("phone_key", keys->phone.hex());
    object.emplace("phone_address", keys->phone_address);
}

std::optional<WordsKeys> read_words_keys(JsonReader& reader)
{
    if (!reader.has("text_key"))
        return std::nullopt;
    WordsKeys keys { reader.id<TextKey>("text_key"), reader.id<PhoneKey>("phone_key"),
        reader.text("phone_address", most_address_bytes) };
    if (!can_seal(keys.text))
        reader.complain("text_key", "is a key to which nothing can be sealed");
    if (!is_phone_address(keys.phone_address))
        reader.complain("phone_address", "must be https:// and a host, without a path");
    return keys;
}

}
