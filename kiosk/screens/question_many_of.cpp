#include "kiosk/screens/heading.h"
#include "kiosk/screens/questions.h"
#include "kiosk/screens/tile.h"

namespace peakend::screens {

void draw_question(Page& page, Question const& question, ManyOf const& many_of)
{
    auto const end = draw_heading_of_tiles(page, question);
    auto const order = shown_order(many_of.choices, many_of.shuffled, page.visit().shuffle_seed());
    draw_tiles(page, order, { .many = true }, end + tiles_below_heading);
}

}
