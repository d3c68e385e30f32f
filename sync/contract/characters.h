// How long a text is, as people count it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace peakend {

// Code points. REQUIRES: UTF-8.
inline std::ptrdiff_t characters_in(std::string_view text)
{
    return std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xc0) != 0x80; });
}

}
