// Ink that sets and draws nothing: letters 0.55 of their size wide, lines broken anywhere.
#pragma once

#include "kiosk/screens/ink.h"

#include <algorithm>
#include <cmath>

namespace peakend::screens {

inline Ready measured(Words const& words)
{
    auto const whole = words.size * 0.55f * static_cast<float>(words.text.size());
    auto const lines = words.width > 0 ? std::max(1.0f, std::ceil(whole / words.width)) : 1.0f;
    auto const width = lines > 1 ? words.width : whole;
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
