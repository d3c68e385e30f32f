#include "kiosk/screens/access_key.h"

#include "kiosk/screens/chip.h"

namespace peakend::screens {

visit::Intent wanted_of_access_key(Page const& page)
{
    if (page.visit().view() != page.visit().usual_view())
        return visit::OpenViews {};
    return visit::ChangeView { visit::View::easier() };
}

void draw_access_key(Page& page, Rect const& rect, Colour beside)
{
    constexpr float room_for_words = 300;
    auto const changed = page.visit().view() != page.visit().usual_view();
    Chip const key { .label = page.phrase("Everyone can use this"),
        .look = changed ? Look::Main : Look::Plain,
        .picture = "icons/access",
        .role = Role::Tool,
        .wordless = rect.width < room_for_words };
    if (draw_chip(page, key, rect, beside))
        page.want(wanted_of_access_key(page));
}

}
