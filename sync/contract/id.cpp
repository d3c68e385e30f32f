#include "sync/contract/id.h"

namespace peakend {

namespace {

    constexpr std::string_view hexadecimal = "0123456789abcdef";

    // 0..15, or 16 for what is no lower-case hexadecimal digit.
    unsigned value_of_digit(char digit)
    {
        auto const found = hexadecimal.find(digit);
        return found == std::string_view::npos ? 16U : static_cast<unsigned>(found);
    }

}

std::string hex_of(std::span<std::uint8_t const> bytes)
{
    std::string text;
    text.reserve(2 * bytes.size());
    for (auto const byte : bytes) {
        text += hexadecimal[byte >> 4];
        text += hexadecimal[byte & 15];
    }
    return text;
}

bool bytes_of_hex(std::string_view text, std::span<std::uint8_t> into)
{
    if (text.size() != 2 * into.size())
        return false;
    for (std::size_t at = 0; at < into.size(); ++at) {
        auto const high = value_of_digit(text[2 * at]);
        auto const low = value_of_digit(text[2 * at + 1]);
        if (high > 15 || low > 15)
            return false;
        into[at] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return true;
}

}
