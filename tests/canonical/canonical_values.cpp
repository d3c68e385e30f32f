// Reads values, one a line, and writes canonical_json of each.
//
// A line is JSON text or, for doubles that our JSON leaves out, `#` and the 16 hexadecimal digits of their
// bits.

#include "sync/contract/json.h"

#include <bit>
#include <charconv>
#include <fmt/core.h>
#include <iostream>
#include <string>

using namespace peakend;

namespace {

Result<Json> value_of(std::string_view line)
{
    if (!line.starts_with('#'))
        return parse_json(line);
    std::uint64_t bits = 0;
    std::from_chars(line.data() + 1, line.data() + line.size(), bits, 16);
    return Json(std::bit_cast<double>(bits));
}

}

int main()
{
    std::ios::sync_with_stdio(false);
    std::string line;
    while (std::getline(std::cin, line)) {
        auto const value = value_of(line);
        if (!value) {
            fmt::print(stderr, "{}: {}\n", line, value.error().what);
            return 1;
        }
        std::cout << canonical_json(*value) << '\n';
    }
}
