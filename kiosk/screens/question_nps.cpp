#include "kiosk/screens/bar.h"
#include "kiosk/screens/heading.h"
#include "kiosk/screens/key.h"
#include "kiosk/screens/questions.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    constexpr float end_room = 54;          // for the words at an end
    constexpr float above_answers = 0.38f;  // of what is left over
    constexpr float half_gap = 4;
    constexpr float least_gap = 14;  // between rows
    constexpr float square = 118;

    // Joined rows, in the same order whatever their number.
    struct Rows {
        std::size_t columns;
        std::size_t count;
        float height;  // of a key
        float gap;     // between rows
        float block() const { return static_cast<float>(count) * (height + gap) - gap; }
    };

    // Of one row, whose keys are narrow (goal A2).
    float height_of_one_row(Page const& page)
    {
        constexpr float of_design = 176;
        constexpr float least_mm = 30.05f;
        return std::max(of_design, page.millimetres(least_mm));
    }

    std::vector<int> numbers() { return scale_of(Nps {})->values; }

    // Eleven columns over the whole width, without gaps: 0 and 10 reach to the edges of the glass.
    std::vector<Key> keys_in_one_row(Sheet const& sheet, float top, float height)
    {
        constexpr float edge = 8;
        auto const values = numbers();
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

    std::vector<Key> keys_in_rows(Sheet const& sheet, Rows const& rows, float top)
    {
        auto const width = (sheet.width() - 2 * sheet.margin()) / static_cast<float>(rows.columns);
        std::vector<Key> keys;
        for (auto const value : numbers()) {
            auto const column = static_cast<float>(keys.size() % rows.columns);
            auto const row = static_cast<float>(keys.size() / rows.columns);
            Rect const shape { sheet.margin() + column * width + half_gap,
                top + row * (rows.height + rows.gap), width - 2 * half_gap, rows.height };
            // The gap belongs to the nearest key.
            Rect const target { shape.x - half_gap, shape.y - least_gap / 2, width, rows.height + least_gap };
            keys.push_back({ value, fmt::to_string(value), "", shape, target });
        }
        return keys;
    }

    // From under the last key of each row to over the first of the next.
    void draw_leads(Page& page, std::vector<Key> const& keys, Rows const& rows)
    {
        for (auto next = rows.columns; next < keys.size(); next += rows.columns) {
            auto const& from = keys[next - 1].shape;
            auto const& to = keys[next].shape;
            auto const middle = from.y + from.height + rows.gap / 2;
            std::array<Point, 4> const line { { { from.centre_x(), from.y + from.height },
                { from.centre_x(), middle }, { to.centre_x(), middle }, { to.centre_x(), to.y } } };
            page.stroke(line, 3, page.theme().line);
        }
    }

    bool goes_in_one_row(Page const& page)
    {
        constexpr float least_width_mm = 19.5f;  // goal A2: where it is 30 mm high
        auto const width = (page.sheet().width() - 16) / static_cast<float>(numbers().size());
        return !page.sheet().portrait() && width >= page.millimetres(least_width_mm);
    }

    // 6 and 5; on a narrow glass 4, 4 and 3, so that a finger has its 20 mm.
    Rows rows_within(Page const& page, float room)
    {
        constexpr float usual_gap = 44;
        auto const whole = page.sheet().width() - 2 * page.sheet().margin();
        auto const finger = page.millimetres(least_rating_mm);
        std::size_t const columns = whole / 6 >= finger - 1 ? 6 : 4;
        auto const count = (numbers().size() + columns - 1) / columns;
        Rows rows { columns, count, std::max(page.low() ? 0.0f : square, finger - least_gap + 1), usual_gap };
        auto const gaps = static_cast<float>(count - 1);
        auto const left = room - static_cast<float>(count) * rows.height;
        rows.gap = std::clamp(left / gaps, least_gap, usual_gap);
        return rows;
    }

    float room_of_end(Page const& page)
    {
        constexpr float large = 78;
        constexpr float close = 42;  // where rows of keys leave it no more
        if (page.large())
            return large;
        return !page.sheet().portrait() && !goes_in_one_row(page) ? close : end_room;
    }

    struct End {
        std::string number;
        std::string words;
    };

    // "0  Not at all likely" from the start side, or "Extremely likely  10" to the end side.
    void draw_end(Page& page, End const& end, Align side, float x, float y)
    {
        constexpr float space = 15;
        static constexpr std::array<Trial, 4> usual { { { 30, 1, 1.362f }, { 27, 1, 1.362f },
            { 24, 1, 1.362f }, { 22, 2, 1.1f } } };
        static constexpr std::array<Trial, 6> large { { { 60, 1, 1.2f }, { 54, 1, 1.2f }, { 48, 1, 1.2f },
            { 42, 1, 1.2f }, { 36, 2, 1.05f }, { 30, 2, 1.1f } } };
        constexpr float room_for_number = 110;
        auto const& theme = page.theme();
        auto const half = page.sheet().width() / 2 - page.sheet().margin() / 2 - room_for_number;
        auto const width = page.sheet().portrait() ? 2 * half : half;
        auto const words = page.fit(end.words,
            { .size = 0, .colour = theme.second_ink, .align = side, .width = width },
            page.large() ? std::span<Trial const>(large) : std::span<Trial const>(usual), room_of_end(page));
        auto const number = page.set(end.number,
            { .size = words.type.size,
                .weight = Weight::Bold,
                .colour = theme.ink,
                .align = side,
                .line_height = words.type.line_height });
        page.place(number, x, y);
        auto const away = number.width + space;
        page.tell(Role::Text, words, side == Align::Start ? x + away : x - away, y, theme.sky);
    }

    struct Ends {
        End low;
        End high;
    };

    // Both in one line, which reaches from edge to edge.
    void draw_ends(Page& page, Ends const& ends, float y)
    {
        constexpr float inset = 20;
        draw_end(page, ends.low, Align::Start, inset, y);
        draw_end(page, ends.high, Align::End, page.sheet().width() - inset, y);
    }

    void draw_one_row(Page& page, Ends const& ends)
    {
        auto const& sheet = page.sheet();
        constexpr float below_keys = 14;
        constexpr float below_middle = 6;
        if (page.large()) {
            // The ends stand over the keys, since they need no finger.
            auto const top = page.middle() + below_middle;
            draw_ends(page, ends, top - room_of_end(page));
            auto const height = std::max(height_of_one_row(page), end_of_answers(page) - top);
            draw_keys(page, keys_in_one_row(sheet, top, height), { .number_size = 76 });
            return;
        }
        auto const height = height_of_one_row(page);
        auto const top = page.low() ? page.middle() + below_middle : 330 + sheet.spare_height() * 0.4f;
        draw_keys(page, keys_in_one_row(sheet, top, height),
            { .number_size = 52, .raise = page.low() ? 0.0f : 16.0f });
        draw_ends(page, ends, top + height + below_keys);
    }

    // Where everything stands when the numbers need more rows than one.
    struct Layout {
        Rows rows;
        float until;  // where all of it ends
        float needed;
    };

    Layout layout_of(Page const& page, float from)
    {
        auto const until = page.low() ? end_of_answers(page) : top_of_bar(page) - least_gap;
        auto const rows = rows_within(page, until - from - room_of_end(page) - least_gap);
        return { rows, until, rows.block() + room_of_end(page) + least_gap };
    }

    // One end above the first row and one under the last; on a glass that lies both under the last.
    void draw_rows(Page& page, Ends const& ends, float heading_end)
    {
        auto const& sheet = page.sheet();
        auto const upright = sheet.portrait();
        auto const end = room_of_end(page);
        auto const wanted = page.low() ? page.middle() : heading_end + (upright ? end : 0.0f);
        auto const layout = layout_of(page, wanted);
        auto const spare = std::max(0.0f, layout.until - layout.needed - wanted);
        auto const top
            = std::min(wanted + spare * above_answers, layout.until - layout.needed) + least_gap / 2;
        auto const keys = keys_in_rows(sheet, layout.rows, top);
        draw_leads(page, keys, layout.rows);
        draw_keys(page, keys, { .number_size = page.large() ? 76.0f : 52.0f });
        auto const last = keys.back().shape;
        auto const below = last.y + last.height + (page.large() ? 0.0f : least_gap);
        if (!upright)
            return draw_ends(page, ends, below);
        draw_end(page, ends.low, Align::Start, sheet.margin() + 2, top - end);
        auto const right = page.large() ? sheet.width() - sheet.margin() : last.x + last.width;
        draw_end(page, ends.high, Align::End, right, below);
    }

}

void draw_question(Page& page, Question const& question, Nps const&)
{
    Ends const ends { { "0", label_of(page, question, 0, 0) }, { "10", label_of(page, question, 1, 10) } };
    if (goes_in_one_row(page)) {
        draw_heading(page, question, room_of_end(page));
        return draw_one_row(page, ends);
    }
    // Rows of the large view that do not fit under the middle take some of the question's room.
    constexpr float raised = 22;
    auto const layout = layout_of(page, page.middle());
    auto const beyond = std::max(0.0f, page.middle() + layout.needed - layout.until);
    auto const heading_end = draw_heading(page, question, room_of_end(page) + beyond, raised);
    draw_rows(page, ends, heading_end);
}

}
