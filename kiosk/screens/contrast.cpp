#include "kiosk/screens/contrast.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peakend::screens {

namespace {

    double luminance(Colour colour)
    {
        auto const channel = [&](int shift) {
            auto const value = static_cast<double>(colour >> shift & 0xFF) / 255;
            return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
    }

    constexpr Pair words(std::string_view above, std::string_view below)
    {
        return { above, below, least_of_words };
    }

    constexpr Pair control(std::string_view above, std::string_view below)
    {
        return { above, below, least_of_controls };
    }

}

double contrast(Colour a, Colour b)
{
    auto const one = luminance(a) + 0.05;
    auto const other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

std::span<Pair const> drawn_pairs()
{
    static constexpr std::array pairs {
        words("ink", "sky"),
        words("ink", "paper"),
        words("ink", "deep_mist"),
        words("ink", "dawn"),
        words("ink", "halo_far"),
        words("ink", "halo_middle"),
        words("ink", "halo_near"),
        words("second_ink", "sky"),
        words("second_ink", "paper"),
        words("second_ink", "mist"),
        words("second_ink", "deep_mist"),
        words("second_ink", "dawn"),
        words("second_ink", "halo_far"),
        words("second_ink", "halo_middle"),
        words("second_ink", "halo_near"),
        words("on_petrol", "petrol"),
        words("on_petrol", "petrol_pressed"),
        control("petrol", "sky"),
        control("petrol", "paper"),
        control("petrol", "mist"),
        control("petrol", "deep_mist"),
        control("petrol", "dawn"),
        control("petrol", "dawn_near_hill"),
        control("line", "sky"),
        control("line", "paper"),
        control("line", "mist"),
        control("on_sun", "sun"),
        control("face_edge", "sky"),
        control("face_edge", "paper"),
        control("focus_outer", "focus_inner"),
    };
    return pairs;
}

}
