// How the letters of the Korean two-set keyboard join into syllables (Unicode, chapter 3.12, Hangul).
//
// Every letter and syllable here is three bytes of UTF-8: compatibility jamo U+3131 to U+3163, syllables
// U+AC00 to U+D7A3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace peakend::visit::hangul {

// What stands in the place of `before`, the last syllable or letter, once `letter` is typed behind it: a
// fuller syllable, or two when a vowel takes the last consonant along. Nothing when the two don't join.
std::optional<std::string> joined(std::string_view before, std::string_view letter);

}
