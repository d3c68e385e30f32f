#include "kiosk/screens/bar.h"
#include "kiosk/screens/heading.h"
#include "kiosk/screens/key.h"
#include "kiosk/screens/questions.h"

#include <array>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    constexpr std::size_t first_row_upright = 6;
    constexpr float row_gap = 44;
    constexpr float key_upright = 118;
    constexpr float end_room = 54;          // for the words at an end
    constexpr float above_answers = 0.38f;  // of what is left over upright

    // Eleven columns over the whole width, without gaps: 0 and 10 reach to the edges of the glass.
    std::vector<Key> keys_landscape(Sheet const& sheet, float top)
    {
        constexpr float edge = 8;
        constexpr float half_gap = 4;
        constexpr float height = 176;
        auto const scale = scale_of(Nps {});
        auto const& values = scale->values;
        auto const width = (sheet.width() - 2 * edge) / static_cast<float>(values.size());
        std::vector<Key> keys;
        for (auto const value : values) {
            auto const x = edge + width * static_cast<float>(keys.size());
            Rect target { x, top, width, height };
            if (value == values.front())
                target = { 0, top, x + width, height };
            if (value == values.back())
                target.width = sheet.width() - x;
            keys.push_back({ value, fmt::to_string(value), "",
                { x + half_gap, top, width - 2 * half_gap, height }, target });
        }
        return keys;
    }

    // Two joined rows, 0 to 5 and 6 to 10.
    std::vector<Key> keys_upright(Sheet const& sheet, float top)
    {
        constexpr float half_gap = 4;
        auto const width = (sheet.width() - 2 * sheet.margin()) / static_cast<float>(first_row_upright);
        std::vector<Key> keys;
        auto const scale = scale_of(Nps {});
        for (auto const value : scale->values) {
            auto const at = keys.size();
            auto const second = at >= first_row_upright;
            auto const column = static_cast<float>(second ? at - first_row_upright : at);
            Rect const target { sheet.margin() + column * width, second ? top + key_upright + row_gap : top,
                width, key_upright };
            Rect const shape { target.x + half_gap, target.y, width - 2 * half_gap, key_upright };
            keys.push_back({ value, fmt::to_string(value), "", shape, target });
        }
        return keys;
    }

    // From under the last key of the first row to over the first of the second.
    void draw_lead(Page& page, std::vector<Key> const& keys)
    {
        auto const& from = keys[first_row_upright - 1].shape;
        auto const& to = keys[first_row_upright].shape;
        auto const middle = from.y + from.height + row_gap / 2;
        std::array<Point, 4> const line { { { from.centre_x(), from.y + from.height },
            { from.centre_x(), middle }, { to.centre_x(), middle }, { to.centre_x(), to.y } } };
        page.stroke(line, 3, page.theme().line);
    }

    struct End {
        std::string number;
        std::string words;
    };

    // "0  Not at all likely" from the start side, or "Extremely likely  10" to the end side.
    void draw_end(Page& page, End const& end, Align side, float x, float y)
    {
        constexpr float space = 15;
        auto const& theme = page.theme();
        auto const number = page.set(
            end.number, { .size = 30, .weight = Weight::Bold, .colour = theme.ink, .align = side });
        auto const words = page.set(end.words, { .size = 30, .colour = theme.second_ink, .align = side });
        page.place(number, x, y);
        auto const away = number.width + space;
        page.tell(Role::Text, words, side == Align::Start ? x + away : x - away, y, theme.sky);
    }

}

void draw_question(Page& page, Question const& question, Nps const&)
{
    auto const& sheet = page.sheet();
    auto const heading_end = draw_heading(page, question);
    End const low { "0", label_of(page, question, 0, 0) };
    End const high { "10", label_of(page, question, 1, 10) };
    if (!sheet.portrait()) {
        constexpr float ends_inset = 20;
        auto const top = 330 + sheet.spare_height() * 0.4f;
        draw_keys(page, keys_landscape(sheet, top), { .number_size = 52, .raise = 16 });
        draw_end(page, low, Align::Start, ends_inset, top + 190);
        draw_end(page, high, Align::End, sheet.width() - ends_inset, top + 190);
        return;
    }
    auto const block = 2 * (end_room + key_upright) + row_gap;
    auto const spare = top_of_bar(page) - heading_end - block;
    auto const top = heading_end + spare * above_answers + end_room;
    auto const keys = keys_upright(sheet, top);
    draw_lead(page, keys);
    draw_keys(page, keys, { .number_size = 52 });
    auto const last = keys.back().shape;
    draw_end(page, low, Align::Start, sheet.margin() + 2, top - end_room);
    draw_end(page, high, Align::End, last.x + last.width, last.y + last.height + 14);
}

}
