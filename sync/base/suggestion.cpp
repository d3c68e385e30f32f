#include "sync/base/suggestion.h"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <vector>

namespace peakend {

namespace {

    // Of a longer one nobody mistyped a letter; it keeps the work small, whatever is written.
    constexpr std::size_t most_bytes = 60;

    bool printable(char byte) { return static_cast<unsigned char>(byte) >= 0x20 && byte != 0x7f; }

    // Levenshtein, "Binary codes capable of correcting deletions, insertions and reversals" (1966), row by
    // row.
    std::size_t edits_between(std::string_view left, std::string_view right)
    {
        std::vector<std::size_t> row(right.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t { 0 });
        for (std::size_t i = 1; i <= left.size(); ++i) {
            auto diagonal = row[0];
            row[0] = i;
            for (std::size_t j = 1; j <= right.size(); ++j) {
                auto const changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({ changed, row[j] + 1, row[j - 1] + 1 });
            }
        }
        return row.back();
    }

}

std::string suggestion(std::string_view written, std::span<std::string_view const> known)
{
    if (written.size() > most_bytes || !std::all_of(written.begin(), written.end(), printable))
        return {};
    std::string_view nearest;
    auto fewest = std::max<std::size_t>(1, written.size() / 2) + 1;
    for (auto const name : known) {
        if (auto const edits = edits_between(written, name); edits < fewest) {
            fewest = edits;
            nearest = name;
        }
    }
    return nearest.empty() ? "" : fmt::format(" (did you mean '{}'?)", nearest);
}

}
