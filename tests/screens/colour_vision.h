// A colour as others see it.
#pragma once

#include "kiosk/screens/scene.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peakend::screens {

enum class Sight { Grey, Protanopia, Deuteranopia, Tritanopia };

inline constexpr std::array sights { Sight::Grey, Sight::Protanopia, Sight::Deuteranopia, Sight::Tritanopia };

inline char const* name_of(Sight sight)
{
    constexpr std::array names { "grey", "protanopia", "deuteranopia", "tritanopia" };
    return names[static_cast<std::size_t>(sight)];
}

namespace colour_vision {

    using Row = std::array<double, 3>;
    using Matrix = std::array<Row, 3>;

    // On linear sRGB. Grey: luminance (ITU-R BT.709). The others: Machado, Oliveira and Fernandes, "A
    // Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE Transactions on
    // Visualization and Computer Graphics 15 (6), 2009, table 1 of its supplement, severity 1.0.
    inline constexpr std::array<Matrix, 4> matrices { {
        { Row { 0.2126, 0.7152, 0.0722 }, Row { 0.2126, 0.7152, 0.0722 }, Row { 0.2126, 0.7152, 0.0722 } },
        { Row { 0.152286, 1.052583, -0.204868 }, Row { 0.114503, 0.786281, 0.099216 },
            Row { -0.003882, -0.048116, 1.051998 } },
        { Row { 0.367322, 0.860646, -0.227968 }, Row { 0.280085, 0.672501, 0.047413 },
            Row { -0.011820, 0.042940, 0.968881 } },
        { Row { 1.255528, -0.076749, -0.178779 }, Row { -0.078411, 0.930809, 0.147602 },
            Row { 0.004733, 0.691367, 0.303900 } },
    } };

    // IEC 61966-2-1.
    inline double linear(double share)
    {
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    }
    inline double encoded(double share)
    {
        return share <= 0.0031308 ? share * 12.92 : 1.055 * std::pow(share, 1 / 2.4) - 0.055;
    }

}

inline Colour seen(Colour colour, Sight sight)
{
    using namespace colour_vision;
    Row light {};
    for (std::size_t at = 0; at < 3; ++at)
        light[at] = linear((colour >> (16 - 8 * at) & 0xff) / 255.0);
    Colour result = 0;
    for (auto const& row : matrices[static_cast<std::size_t>(sight)]) {
        auto const share = row[0] * light[0] + row[1] * light[1] + row[2] * light[2];
        auto const byte = std::lround(255 * encoded(std::clamp(share, 0.0, 1.0)));
        result = result << 8 | static_cast<Colour>(byte);
    }
    return result;
}

}
