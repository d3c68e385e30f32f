// Real words in every language that comes along, and ears for what is made of them.
#pragma once

#include "kiosk/stage/utterance.h"

#include <array>
#include <cmath>
#include <cstring>
#include <thread>
#include <vector>

namespace peakend::stage {

struct Greeting {
    char const* language;
    char const* words;
};
inline constexpr std::array greetings {
    Greeting { "en", "How was it today?" },
    Greeting { "zh-Hans", "今天的体验怎么样？" },
    Greeting { "zh-Hant", "今天的體驗如何？" },
    Greeting { "es", "¿Qué tal ha ido hoy?" },
    Greeting { "fr", "Comment s’est passée votre visite ?" },
    Greeting { "de", "Wie war es heute?" },
    Greeting { "ar", "كيف كانت زيارتكم اليوم؟" },
    Greeting { "he", "איך היה היום?" },
    Greeting { "hi", "आज कैसा रहा?" },
    Greeting { "ja", "本日はいかがでしたか？" },
    Greeting { "ko", "오늘 어떠셨나요?" },
};

// Every byte until the utterance ends.
inline std::vector<std::uint8_t> all_of(Utterance& utterance)
{
    std::vector<std::uint8_t> heard;
    std::array<std::uint8_t, 4096> some {};
    while (auto const got = utterance.read(some)) {
        heard.insert(heard.end(), some.begin(), some.begin() + static_cast<std::ptrdiff_t>(*got));
        if (*got == 0)
            std::this_thread::yield();
    }
    return heard;
}

// Of 16-bit samples: the root of their mean square; some thousands when somebody speaks, 0 in silence.
inline double loudness(std::vector<std::uint8_t> const& bytes)
{
    double sum = 0;
    auto const count = bytes.size() / 2;
    for (std::size_t at = 0; at < count; ++at) {
        std::int16_t sample = 0;
        std::memcpy(&sample, bytes.data() + 2 * at, 2);
        sum += static_cast<double>(sample) * sample;
    }
    return count == 0 ? 0 : std::sqrt(sum / static_cast<double>(count));
}

inline double seconds(std::vector<std::uint8_t> const& bytes)
{
    return static_cast<double>(bytes.size()) / 2 / Utterance::frequency;
}

}
