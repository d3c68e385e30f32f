#include "kiosk/screens/announcement.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/reading.h"

namespace peakend::screens {

float top_of_announcement(Sheet const& sheet) { return sheet.portrait() ? 158 : 132; }

float draw_large_announcement(Page& page, Announcement const& announcement)
{
    constexpr float above_figure = 24;
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const arabic = page.script() == Script::Arabic;
    Type const heading { .size = announcement.heading_size,
        .weight = Weight::Bold,
        .colour = theme.ink,
        .line_height = arabic ? 1.35f : 1.1f,
        .balanced = true };
    Type const text {
        .size = announcement.text_size, .colour = theme.second_ink, .line_height = arabic ? 1.35f : 1.15f
    };
    auto const top = top_of_announcement(sheet);
    Rect const room { sheet.margin(), top, sheet.width() - 2 * sheet.margin(),
        top_of_figure(sheet) - above_figure - top };
    return draw_reading(page,
        { { Role::Heading, announcement.heading, heading }, { Role::Text, announcement.text, text } }, room,
        theme.sky);
}

}
