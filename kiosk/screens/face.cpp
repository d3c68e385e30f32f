#include "kiosk/screens/face.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/motion.h"
#include "kiosk/screens/saying.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    constexpr float rim = 0.96f;  // of the picture: what lies outside is clear
    constexpr float label_gap = 8;

    struct Row {
        float first_middle;
        float pitch;
        float top;
        float size;        // of a picture
        float column;      // width of what may be hit
        float label_room;  // height
        std::size_t columns = 5;
        float row_pitch = 0;  // 0: all stand in one row
        float room = 0;       // height that pictures and labels share, where they do
        bool in_rows() const { return row_pitch > 0; }
        Point middle_of(std::size_t at) const
        {
            return { first_middle + static_cast<float>(at % columns) * pitch,
                top + static_cast<float>(at / columns) * row_pitch };
        }
        float column_height() const { return size + label_gap + label_room; }
    };

    // Between the middle of the glass and the bar.
    Row row_low(Page const& page, std::size_t count, float label_room)
    {
        constexpr float below_middle = 8;
        constexpr float largest = 208;
        constexpr float margin = 40;
        auto const& sheet = page.sheet();
        auto const upright = sheet.portrait();
        auto const edge = upright ? 30.0f : margin;
        auto const widest_pitch = upright ? 300.0f : 244.0f;
        auto const pitch = std::min(widest_pitch, (sheet.width() - 2 * edge) / static_cast<float>(count));
        auto const inside_panel = upright ? 40.0f : 0.0f;
        auto const top = page.middle() + below_middle + inside_panel;
        auto const room = end_of_answers(page) - inside_panel - top;
        auto const size = std::min({ largest, pitch - label_gap, room - label_room - label_gap });
        auto const spare = std::max(0.0f, room - size - label_room - label_gap);
        auto const first = (sheet.width() - pitch * static_cast<float>(count - 1)) / 2;
        return { first, pitch, top + spare * 0.4f, size, pitch - 4, label_room, count, 0, room };
    }

    Row row_landscape(Sheet const& sheet, std::size_t count)
    {
        constexpr float size = 208;
        constexpr float widest_pitch = 300;
        auto const gaps = static_cast<float>(count - 1);
        auto const pitch = std::min(widest_pitch, (sheet.width() - 2 * sheet.margin() - size) / gaps);
        auto const top = 290 + sheet.spare_height() * 0.4f;
        return { (sheet.width() - pitch * gaps) / 2, pitch, top, size, size, 80, count };
    }

    Row row_upright(Sheet const& sheet, std::size_t count)
    {
        constexpr float edge = 30;
        constexpr float between = 11;
        constexpr float largest = 176;
        auto const pitch = (sheet.width() - 2 * edge + 5) / static_cast<float>(count);
        auto const size = std::min(largest, pitch - between);
        auto const top = 558 + sheet.spare_height() * 0.5f;
        auto const first = (sheet.width() - pitch * static_cast<float>(count - 1)) / 2;
        return { first, pitch, top, size, pitch, 90, count };
    }

    float above_label(Page const& page, Row const& row)
    {
        return page.low() || row.in_rows() ? label_gap : 2 * label_gap;
    }

    // In the same order as in one.
    Row in_two_rows(Page const& page, std::size_t count, float label_room)
    {
        constexpr float between_rows = 20;
        constexpr float edge = 30;
        auto const highest_top = page.low() ? page.middle() : 430;
        auto const columns = (count + 1) / 2;
        auto const pitch = (page.sheet().width() - 2 * edge) / static_cast<float>(columns);
        auto const bottom = end_of_answers(page);
        auto const room = (bottom - highest_top - 2 * between_rows) / 2;
        auto const size = std::clamp(room - label_room - label_gap, 90.0f, 208.0f);
        Row row { edge + pitch / 2, pitch, 0, size, pitch - 4, label_room, columns, 0, room };
        row.row_pitch = row.column_height() + between_rows;
        row.top = bottom - 2 * row.row_pitch + between_rows;
        return row;
    }

    bool needs_two_rows(Page const& page, Row const& row)
    {
        return page.sheet().portrait() && row.column < page.millimetres(least_rating_mm) - 0.5f;
    }

    Row one_row(Page const& page, std::size_t count)
    {
        if (page.low())
            return row_low(page, count, 72);
        return page.sheet().portrait() ? row_upright(page.sheet(), count)
                                       : row_landscape(page.sheet(), count);
    }

    // In two, where one would leave a finger less than its 20 mm.
    Row row_of(Page const& page, std::size_t count)
    {
        constexpr float of_labels = 70;
        auto const row = one_row(page, count);
        return needs_two_rows(page, row) ? in_two_rows(page, count, of_labels) : row;
    }

    void draw_panel(Page& page, Row const& row)
    {
        constexpr float above = 40;
        // Low labels reach to the end of their room.
        auto const below = page.low() ? 20.0f : 0.0f;
        auto const& theme = page.theme();
        Rect const panel { 20, row.top - above, page.sheet().width() - 40,
            row.column_height() + above + below };
        page.fill(panel, theme.panel_radius, theme.paper);
        page.outline(panel, theme.panel_radius, 2, theme.hair);
    }

    void draw_tick(Page& page, Rect const& picture, float strength, Colour around)
    {
        // On the ring, half-way between right and below.
        constexpr float eighth = 0.7071f;
        auto const away = picture.width * 0.54f * eighth;
        auto const radius = std::clamp(picture.width * 0.14f, 20.0f, 30.0f);
        Point const middle { picture.centre_x() + away, picture.centre_y() + away };
        page.veiled(strength, 0, [&] {
            page.disc(middle, radius + 4, around);
            page.disc(middle, radius, page.theme().petrol);
            page.tick(middle, radius * 1.15f, radius * 0.15f, page.theme().on_petrol);
        });
    }

    void draw_ring(Page& page, Rect const& picture, float turn)
    {
        constexpr float thickness = 8;
        auto const radius = picture.width * 0.56f - thickness / 2;
        page.arc({ picture.centre_x(), picture.centre_y() }, radius, thickness, turn, page.theme().petrol);
    }

    std::span<Trial const> label_trials(Page const& page)
    {
        static constexpr std::array<Trial, 7> latin { { { 30, 1, 1.2f }, { 27, 1, 1.2f }, { 30, 2, 1.2f },
            { 26, 2, 1.2f }, { 24, 3, 1.15f }, { 22, 3, 1.15f }, { 20, 3, 1.15f } } };
        static constexpr std::array<Trial, 4> upright_han { { { 36, 1, 1.2f }, { 30, 2, 1.2f },
            { 26, 2, 1.2f }, { 24, 3, 1.15f } } };
        static constexpr std::array<Trial, 5> arabic { { { 32, 1, 1.2f }, { 28, 1, 1.2f }, { 30, 2, 1.3f },
            { 26, 2, 1.3f }, { 24, 3, 1.2f } } };
        if (page.script() == Script::Arabic)
            return arabic;
        auto const upright = page.script() == Script::Han && page.sheet().portrait();
        return upright ? std::span<Trial const>(upright_han) : latin;
    }

    std::vector<std::string> labels_in(std::vector<PictureChoice> const& choices)
    {
        std::vector<std::string> texts;
        for (auto const& choice : choices)
            texts.push_back(choice.label);
        return texts;
    }

    Type label_type(Page const& page, float width)
    {
        return { .size = 0,
            .weight = Weight::Bold,
            .colour = page.theme().ink,
            .align = Align::Centre,
            .width = width,
            .balanced = true };
    }

    // All labels of a row in one size.
    std::vector<Block> labels_of(
        Page const& page, std::vector<PictureChoice> const& choices, float width, float room)
    {
        auto const texts = labels_in(choices);
        auto const type = label_type(page, width);
        auto const trials = page.common_trials(texts, type, label_trials(page), room);
        std::vector<Block> labels;
        for (auto const& text : texts)
            labels.push_back(page.fit(text, type, trials, room));
        return labels;
    }

    float tallest_of(std::vector<Block> const& labels)
    {
        float tallest = 0;
        for (auto const& label : labels)
            tallest = std::max(tallest, label.height);
        return tallest;
    }

    std::vector<Block> set_all(Page const& page, std::vector<std::string> const& texts, Type const& type)
    {
        std::vector<Block> labels;
        for (auto const& text : texts)
            labels.push_back(page.set(text, type));
        return labels;
    }

    // Down to `smallest`, the largest labels that stay in their columns and leave a picture so much of the
    // room; else empty.
    std::vector<Block> labels_above_picture(Page const& page, std::vector<PictureChoice> const& choices,
        Rect const& room, float picture, float smallest)
    {
        constexpr float largest = 60;
        constexpr float close = 1.06f;
        auto const texts = labels_in(choices);
        auto type = label_type(page, room.width);
        type.line_height = close;
        for (type.size = largest; type.size >= smallest; type.size -= 2) {
            auto labels = set_all(page, texts, type);
            auto const in_column = std::all_of(labels.begin(), labels.end(),
                [&](Block const& label) { return label.width <= room.width + 1 && label.ready.lines <= 3; });
            if (in_column && room.height - tallest_of(labels) - label_gap >= picture)
                return labels;
        }
        return {};
    }

    // Twice the usual size where the longest word goes in its column: a label beside its column would stand
    // where another answer is tapped. Where words take two lines they give a little, so that faces stay
    // faces; last of all the pictures become as small as a finger.
    std::vector<Block> large_labels(
        Page const& page, std::vector<PictureChoice> const& choices, float width, float room)
    {
        constexpr float wished_picture = 138;
        constexpr float large_enough = 44;
        constexpr float smallest = 22;
        auto const least_picture = page.sheet().portrait() ? 112.0f : 96.0f;
        Rect const place { 0, 0, width, room };
        auto labels = labels_above_picture(page, choices, place, wished_picture, large_enough);
        if (labels.empty())
            labels = labels_above_picture(page, choices, place, least_picture, smallest);
        if (labels.empty())
            labels = labels_above_picture(page, choices, place, 0, smallest);
        if (!labels.empty())
            return labels;
        auto type = label_type(page, width);
        type.size = smallest;
        return set_all(page, labels_in(choices), type);
    }

    struct Stand {
        Row row;
        std::vector<Block> labels;
    };

    Stand stand(Page const& page, std::vector<PictureChoice> const& choices)
    {
        auto const row = row_of(page, choices.size());
        auto const room = row.column_height() - row.size - above_label(page, row);
        return { row, labels_of(page, choices, std::min(row.pitch - 8, row.column), room) };
    }

    // In one row or, upright, in two: as the labels are larger, and the finger has its 20 mm.
    Stand large_stand(Page const& page, std::vector<PictureChoice> const& choices)
    {
        constexpr float between_labels = 12;
        auto const count = choices.size();
        auto const labels_in = [&](Row const& row) {
            return large_labels(page, choices, std::min(row.pitch - between_labels, row.column), row.room);
        };
        auto const one = row_low(page, count, 0);
        auto in_one = labels_in(one);
        if (page.sheet().portrait()) {
            auto in_two = labels_in(in_two_rows(page, count, 0));
            if (in_two.front().type.size > in_one.front().type.size || needs_two_rows(page, one))
                return { in_two_rows(page, count, tallest_of(in_two)), std::move(in_two) };
        }
        return { row_low(page, count, tallest_of(in_one)), std::move(in_one) };
    }

    void draw_choice(Page& page, PictureChoice const& choice, Block const& label, Row const& row, Point at)
    {
        constexpr float smallest = 0.94f;
        auto const ground = page.sheet().portrait() && !row.in_rows() ? page.theme().paper : page.theme().sky;
        auto const middle = at.x;
        Rect const picture { middle - row.size / 2, at.y, row.size, row.size };
        Rect const target { middle - row.column / 2, at.y, row.column, row.column_height() };

        auto const press = page.press(fmt::to_string(choice.value), target);
        if (press.tapped)
            page.want(visit::Say { choice.value });
        auto const said = saying(page, choice.value);
        auto const settling = motion::settling(page.visit(), page.now());
        auto size = motion::pressed_size(smallest, press.held);
        if (said == Saying::OnItsWay)
            size = smallest;
        if (said == Saying::Said && !press.down)
            size = settling.size;
        Rect words {};
        page.veiled(said == Saying::Said || choice.lit ? 1.0f : settling.others, 0, [&] {
            page.picture(choice.picture, picture, untinted, size);
            words = page.place(label, middle, at.y + row.size + above_label(page, row));
        });
        if (said == Saying::Said) {
            draw_ring(page, picture, settling.ring);
            draw_tick(page, picture, settling.tick, ground);
        }
        page.enter({ .role = Role::Choice,
            .label = choice.label,
            .shape = resized(picture, rim),
            .target = target,
            .words = words,
            .ink = page.theme().ink,
            .ground = ground,
            .edge = page.theme().face_edge,
            .beside = ground,
            .text_height = label.type.size,
            .chosen = said == Saying::Said });
    }

}

std::string face_name(std::string const& faces, int value)
{
    constexpr std::array names { "very-bad", "bad", "okay", "good", "very-good" };
    assert(value >= 1 && value <= static_cast<int>(names.size()));
    return fmt::format("{}/face-{}-{}", faces, value, names[static_cast<std::size_t>(value - 1)]);
}

void draw_picture_choices(Page& page, std::vector<PictureChoice> const& choices)
{
    auto const [row, labels] = page.large() ? large_stand(page, choices) : stand(page, choices);
    if (page.sheet().portrait() && !row.in_rows())
        draw_panel(page, row);
    for (std::size_t at = 0; at < choices.size(); ++at)
        draw_choice(page, choices[at], labels[at], row, row.middle_of(at));
}

}
