#include "kiosk/screens/reach.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    // The highest things that are ever tapped, in the design's pixels from the top: the place's name in the
    // top line, and what a contact agrees to above a keyboard.
    constexpr float top_of_consent = 170;
    constexpr float top_of_consent_upright = 320;

    float design_per_mm(Sheet const& sheet, float pixels_per_mm)
    {
        return pixels_per_mm > 0 ? pixels_per_mm / sheet.scale() : Sheet::design_per_mm;
    }

    float top_of_name(Sheet const& sheet, float pixels_per_mm)
    {
        constexpr float middle = 68;
        constexpr float half_of_design = 36;
        constexpr float half_of_least_mm = 6.1f;
        return middle - std::max(half_of_design, half_of_least_mm * design_per_mm(sheet, pixels_per_mm));
    }

    float highest_of(Sheet const& sheet, Hung const& hung)
    {
        if (!hung.low_reach || !has_a_lower_half(sheet, hung.pixels_per_mm))
            return top_of_name(sheet, hung.pixels_per_mm);
        if (hung.with_a_keyboard)
            return sheet.portrait() ? top_of_consent_upright : top_of_consent;
        // Where five ratings do not stand in a row, a second one begins above the middle.
        constexpr float five_ratings_mm = 5 * 22;
        constexpr float beyond_middle_mm = 11;
        auto const per_mm = design_per_mm(sheet, hung.pixels_per_mm);
        auto const in_rows = sheet.portrait() && sheet.width() < five_ratings_mm * per_mm;
        return sheet.height() / 2 - (in_rows ? beyond_middle_mm * per_mm : 0);
    }

}

bool has_a_lower_half(Sheet const& sheet, float pixels_per_mm)
{
    constexpr float height_of_a_hand_mm = 110;
    return sheet.height() >= height_of_a_hand_mm * design_per_mm(sheet, pixels_per_mm);
}

Reach reach_of(Hung const& hung)
{
    Sheet const sheet(hung.width, hung.height, hung.pixels_per_mm, false);
    auto const per_mm = hung.pixels_per_mm > 0 ? hung.pixels_per_mm : sheet.scale() * Sheet::design_per_mm;
    auto const above_floor = [&](float y) {
        return hung.lower_edge_mm + (hung.height - sheet.on_glass(Point { 0, y }).y) / per_mm;
    };
    return { above_floor(sheet.height()), above_floor(highest_of(sheet, hung)) };
}

}
