#include "kiosk/wardrobe.h"

#include "kiosk/needs.h"
#include "sync/base/journal.h"

namespace peakend {

Result<screens::Themes> themes_that_are_set(KioskSettings const& settings)
{
    return screens::read_themes(settings.theme, settings.assets, can_be_drawn);
}

Result<screens::Themes> themes_to_wear(KioskSettings const& settings)
{
    auto wished = themes_that_are_set(settings);
    if (wished)
        return wished;
    auto const light = screens::shipped_theme(settings.assets, "light");
    auto shipped = TRY(screens::read_themes(light, settings.assets, can_be_drawn));
    journal::warn("theme_refused", { { "why", wished.error().what } });
    return shipped;
}

}
