#include "kiosk/screens/countdown.h"

#include "kiosk/screens/motion.h"

#include <algorithm>
#include <fmt/format.h>

namespace peakend::screens {

void draw_countdown(Page& page, Countdown const& look, Point middle, BootInstant end, Milliseconds whole)
{
    auto const& theme = page.theme();
    auto const left = motion::seconds_left(page.now(), end);
    auto const whole_seconds
        = std::max(1, static_cast<int>(std::chrono::ceil<std::chrono::seconds>(whole).count()));
    page.arc(middle, look.radius, look.thickness, 1, look.track);
    auto const share = static_cast<float>(left) / static_cast<float>(whole_seconds);
    page.arc(middle, look.radius, look.thickness, std::min(1.0f, share), theme.petrol);
    auto const number = page.set(fmt::to_string(left),
        { .size = look.number_size, .weight = Weight::Bold, .colour = theme.ink, .align = Align::Centre });
    // Figures stand a little above the middle of their line, which has room for tails.
    auto const middle_of_line = middle.y - 0.028f * look.number_size;
    page.tell_middle(Role::Progress, number, middle.x, middle_of_line, look.ground);
}

}
