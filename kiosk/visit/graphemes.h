// What a reader takes for one letter (extended grapheme clusters, UAX #29), and NFC. The only file behind
// which ICU stands.
//
// Places are bytes of UTF-8. Texts that are no UTF-8 don't come here: every letter is a layout's or a
// dictionary's, and both are checked where they are read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace peakend::visit::graphemes {

// Where the letter before `at` begins; 0 when there is none.
std::size_t before(std::string_view text, std::size_t at);
// Where the letter at `at` ends; the end of the text when there is none.
std::size_t after(std::string_view text, std::size_t at);
// The nearest place between two letters that is not behind `at`.
std::size_t edge(std::string_view text, std::size_t at);
std::size_t count(std::string_view text);

// Normalization form C (UAX #15): an e and its accent become one code point.
std::string composed(std::string_view text);
std::size_t code_points(std::string_view text);

}
