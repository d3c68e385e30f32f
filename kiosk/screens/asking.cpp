#include "kiosk/screens/bar.h"
#include "kiosk/screens/notice.h"
#include "kiosk/screens/questions.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/top_line.h"

namespace peakend::screens {

void draw_asking(Page& page)
{
    // A keyboard across takes the room of the top line, and has the way on among its keys.
    auto const all_keys = page.keyboard() && !page.sheet().portrait();
    if (!all_keys)
        draw_top_line(page, page.interview().first() ? TopLine::Welcome : TopLine::Step);
    auto const& question = page.interview().question();
    std::visit([&](auto const& kind) { draw_question(page, question, kind); }, question.kind);
    if (!all_keys)
        draw_bar(page);
    if (page.interview().first())
        draw_notice(page);
}

}
