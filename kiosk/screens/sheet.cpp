#include "kiosk/screens/sheet.h"

#include <algorithm>
#include <limits>

namespace peakend::screens {

namespace {

    constexpr float long_side = 1280;
    constexpr float short_side = 800;
    constexpr float most_growth = 1.3f;

    // Faces of 70 mm: more than any hand needs, and the eye still sees all five at once.
    constexpr float most_magnified = 2;

    float largest_scale(float pixels_per_mm)
    {
        if (pixels_per_mm <= 0)
            return std::numeric_limits<float>::max();
        return most_magnified * pixels_per_mm / Sheet::design_per_mm;
    }

    float design_width(bool portrait) { return portrait ? short_side : long_side; }
    float design_height(bool portrait) { return portrait ? long_side : short_side; }

}

Sheet::Sheet(float glass_width, float glass_height, float pixels_per_mm, bool mirrored)
    : m_portrait(glass_height > glass_width)
    , m_mirrored(mirrored)
    , m_scale(std::min({ glass_width / design_width(m_portrait), glass_height / design_height(m_portrait),
          largest_scale(pixels_per_mm) }))
    , m_width(std::min(glass_width / m_scale, design_width(m_portrait) * most_growth))
    , m_height(std::min(glass_height / m_scale, design_height(m_portrait) * most_growth))
    , m_left((glass_width - m_width * m_scale) / 2)
    , m_top((glass_height - m_height * m_scale) / (m_scale < largest_scale(pixels_per_mm) ? 2.0f : 1.0f))
{
}

float Sheet::spare_height() const { return m_height - design_height(m_portrait); }

Point Sheet::on_glass(Point point) const
{
    auto const x = m_mirrored ? m_width - point.x : point.x;
    return { m_left + x * m_scale, m_top + point.y * m_scale };
}

Rect Sheet::on_glass(Rect const& rect) const
{
    auto const corner = on_glass(Point { m_mirrored ? rect.x + rect.width : rect.x, rect.y });
    return { corner.x, corner.y, rect.width * m_scale, rect.height * m_scale };
}

Rect resized(Rect const& rect, float factor)
{
    auto const width = rect.width * factor;
    auto const height = rect.height * factor;
    return { rect.centre_x() - width / 2, rect.centre_y() - height / 2, width, height };
}

Rect inset(Rect const& rect, float by)
{
    return { rect.x + by, rect.y + by, rect.width - 2 * by, rect.height - 2 * by };
}

}
