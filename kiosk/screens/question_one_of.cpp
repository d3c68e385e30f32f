#include "kiosk/screens/heading.h"
#include "kiosk/screens/questions.h"
#include "kiosk/screens/tile.h"

namespace peakend::screens {

void draw_question(Page& page, Question const& question, OneOf const& one_of)
{
    auto const end = draw_heading_of_tiles(page, question);
    auto const order = shown_order(one_of.choices, one_of.shuffled, page.visit().shuffle_seed());
    draw_tiles(page, order, { .many = false }, end + tiles_below_heading);
}

}
