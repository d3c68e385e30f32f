// The colours of a screen that sleeps: the same in every theme, since nobody reads there for long.
#pragma once

#include "kiosk/screens/scene.h"

namespace peakend::screens::night {

inline constexpr Colour sky = 0x0A2329;
inline constexpr Colour far_glow = 0x0D2C33;
inline constexpr Colour near_glow = 0x103640;
inline constexpr Colour moon = 0xFFE7B3;
inline constexpr Colour far_hill = 0x0E323A;
inline constexpr Colour near_hill = 0x10414B;
inline constexpr Colour ink = 0xFFFFFF;
inline constexpr Colour second_ink = 0xD5E4E2;  // 12.2 on sky, 8.3 on the near hill

}
