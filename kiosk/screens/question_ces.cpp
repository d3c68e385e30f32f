#include "kiosk/screens/bar.h"
#include "kiosk/screens/heading.h"
#include "kiosk/screens/key.h"
#include "kiosk/screens/questions.h"

#include <algorithm>

namespace peakend::screens {

namespace {

    struct Grid {
        float top;
        std::size_t columns;
        float key_height;
        float gap = 14;
    };

    // Upright, seven keys stand four and three, so that each stays wide enough for its word and a finger.
    Grid grid_of(Page const& page, std::size_t count, float heading_end)
    {
        constexpr float above_answers = 0.38f;  // of what is left over upright
        auto const& sheet = page.sheet();
        if (!sheet.portrait())
            return { 352 + sheet.spare_height() * 0.4f, count, 232 };
        Grid grid { heading_end, (count + 1) / 2, 200 };
        auto const spare = top_of_bar(page) - heading_end - 2 * grid.key_height - grid.gap;
        grid.top += spare * above_answers;
        return grid;
    }

    Rect cell(Sheet const& sheet, Grid const& grid, std::size_t at)
    {
        auto const columns = static_cast<float>(grid.columns);
        auto const width = (sheet.width() - 2 * sheet.margin() - grid.gap * (columns - 1)) / columns;
        auto const column = static_cast<float>(at % grid.columns);
        auto const row = static_cast<float>(at / grid.columns);
        return { sheet.margin() + column * (width + grid.gap), grid.top + row * (grid.key_height + grid.gap),
            width, grid.key_height };
    }

}

void draw_question(Page& page, Question const& question, Ces const& ces)
{
    auto const heading_end = draw_heading_of_agreement(page, question);
    auto const scale = scale_of(ces);
    auto const& values = scale->values;
    auto const grid = grid_of(page, values.size(), heading_end);
    std::vector<Key> keys;
    for (auto const value : values) {
        auto const shape = cell(page.sheet(), grid, keys.size());
        auto const worded = keys.size() < question.labels.size() && !question.labels[keys.size()].empty();
        auto const label = label_of(page, question, keys.size(), value);
        // The gap belongs to the nearest key.
        Rect const target { shape.x - grid.gap / 2, shape.y, shape.width + grid.gap, shape.height };
        keys.push_back({ value, label, worded ? label : "", shape, target });
    }
    draw_keys(page, keys, { .number_size = 64 });
}

}
