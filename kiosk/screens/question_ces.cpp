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
        float row_gap = 14;
    };

    constexpr float tallest_upright = 200;
    constexpr float tallest = 232;

    // In one row where every key stays wide enough for a finger and its word; else in two, the first one
    // longer.
    bool in_one_row(Page const& page, std::size_t count)
    {
        auto const& sheet = page.sheet();
        constexpr float gap = 14;
        auto const pitch = (sheet.width() - 2 * sheet.margin() + gap) / static_cast<float>(count);
        return !sheet.portrait() && !page.large() && pitch >= page.millimetres(least_rating_mm);
    }

    constexpr float row_gap_low = 6;
    constexpr float above_low = 4;

    float lowest_key(Page const& page) { return page.millimetres(least_rating_mm) + row_gap_low; }

    constexpr float low_enough_for_flat = 150;

    // Upright in the large view in three rows, where a key of them has room for its number and two lines: in
    // two, long words would stay small.
    std::size_t rows_of(Page const& page, std::size_t count)
    {
        constexpr std::size_t most_in_two_rows = 6;
        if (in_one_row(page, count))
            return 1;
        auto const third = (end_of_answers(page) - page.middle() - above_low - 2 * row_gap_low) / 3;
        auto const in_three = page.large() && page.sheet().portrait() && count > most_in_two_rows
            && third >= low_enough_for_flat;
        return in_three ? 3 : 2;
    }

    // What keys of the large view take of the upper half, where the lower one has not enough millimetres.
    float beyond_middle(Page const& page, std::size_t count)
    {
        if (!page.large() || in_one_row(page, count))
            return 0;
        auto const rows = static_cast<float>(rows_of(page, count));
        return std::max(0.0f, page.middle() + above_low + rows * lowest_key(page) - end_of_answers(page));
    }

    Grid grid_of(Page const& page, std::size_t count, float heading_end)
    {
        constexpr float above_answers = 0.38f;  // of what is left over
        constexpr float around = 8;
        auto const& sheet = page.sheet();
        auto const row_count = rows_of(page, count);
        if (row_count == 1 && !page.low())
            return { 352 + sheet.spare_height() * 0.4f, count, tallest };
        auto const rows = static_cast<float>(row_count);
        Grid grid { heading_end, (count + row_count - 1) / row_count,
            row_count == 1 ? tallest : tallest_upright };
        grid.top += around;
        if (page.low()) {
            grid.row_gap = row_gap_low;
            grid.top = std::min(page.middle() + above_low, end_of_answers(page) - rows * lowest_key(page));
        }
        auto const room = end_of_answers(page) - grid.top;
        grid.key_height = std::min(grid.key_height, (room - grid.row_gap * (rows - 1)) / rows);
        auto const spare = room - rows * grid.key_height - grid.row_gap * (rows - 1);
        grid.top += spare * above_answers;
        return grid;
    }

    KeyStyle style_of(Page const& page, Grid const& grid)
    {
        auto const room_beside_number = grid.key_height - 8;
        if (grid.key_height < low_enough_for_flat)
            return { .number_size = 64, .flat = true, .word_room = room_beside_number };
        if (page.large()) {
            // Upright the keys are narrow: their words need the height.
            auto const number = page.sheet().portrait() ? 44.0f : 60.0f;
            return { .number_size = number, .word_room = grid.key_height - number * 1.1f - 14 };
        }
        return { .number_size = 64 };
    }

    Rect cell(Sheet const& sheet, Grid const& grid, std::size_t at)
    {
        auto const columns = static_cast<float>(grid.columns);
        auto const width = (sheet.width() - 2 * sheet.margin() - grid.gap * (columns - 1)) / columns;
        auto const column = static_cast<float>(at % grid.columns);
        auto const row = static_cast<float>(at / grid.columns);
        return { sheet.margin() + column * (width + grid.gap),
            grid.top + row * (grid.key_height + grid.row_gap), width, grid.key_height };
    }

}

void draw_question(Page& page, Question const& question, Ces const& ces)
{
    auto const scale = scale_of(ces);
    auto const& values = scale->values;
    auto const heading_end = page.large() ? draw_heading(page, question, beyond_middle(page, values.size()))
                                          : draw_heading_of_agreement(page, question);
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
    draw_keys(page, keys, style_of(page, grid));
}

}
