// Ink that sets and draws nothing: letters 0.55 of their size wide, and a word keeps its own width unless it
// may break.
#pragma once

#include "kiosk/screens/ink.h"

#include <algorithm>
#include <cmath>

namespace peakend::screens {

inline std::size_t longest_word(std::string const& text)
{
    std::size_t longest = 0;
    for (std::size_t from = 0; from <= text.size();) {
        auto const to = std::min(text.find(' ', from), text.size());
        longest = std::max(longest, to - from);
        from = to + 1;
    }
    return longest;
}

inline Ready measured(Words const& words)
{
    auto const letter = words.size * 0.55f;
    auto const whole = letter * static_cast<float>(words.text.size());
    auto const lines = words.width > 0 ? std::max(1.0f, std::ceil(whole / words.width)) : 1.0f;
    auto const word = words.breaks_words ? 0 : letter * static_cast<float>(longest_word(words.text));
    auto const width = lines > 1 ? std::max(words.width, word) : whole;
    return { 0, width, lines * words.size * words.line_height, static_cast<int>(lines), true };
}

inline Ink measuring_ink()
{
    return { measured,
        [](std::string const&, float width, float height) {
            return Ready { 1, width, height };
        },
        [](Words const&) { return std::uintptr_t(1); },
        [](Words const& words, std::size_t byte) {
            return CaretPlace { words.size * 0.55f * static_cast<float>(byte), 0, words.size };
        },
        [](Words const& words, float x, float) {
            return static_cast<std::size_t>(std::max(0.0f, std::round(x / (words.size * 0.55f))));
        } };
}

}
