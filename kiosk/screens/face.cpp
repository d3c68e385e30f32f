#include "kiosk/screens/face.h"

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

    struct Row {
        float first_middle;
        float pitch;
        float top;
        float size;    // of a picture
        float column;  // width of what may be hit
        float column_height;
    };

    Row row_landscape(Sheet const& sheet, std::size_t count)
    {
        constexpr float size = 208;
        constexpr float widest_pitch = 300;
        auto const gaps = static_cast<float>(count - 1);
        auto const pitch = std::min(widest_pitch, (sheet.width() - 2 * sheet.margin() - size) / gaps);
        auto const top = 290 + sheet.spare_height() * 0.4f;
        return { (sheet.width() - pitch * gaps) / 2, pitch, top, size, size, 296 };
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
        return { first, pitch, top, size, pitch, size + 98 };
    }

    void draw_panel(Page& page, Row const& row)
    {
        auto const& theme = page.theme();
        Rect const panel { 20, row.top - 40, page.sheet().width() - 40, row.size + 138 };
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
        static constexpr std::array<Trial, 6> latin { { { 30, 1, 1.2f }, { 27, 1, 1.2f }, { 30, 2, 1.2f },
            { 26, 2, 1.2f }, { 24, 3, 1.15f }, { 22, 3, 1.15f } } };
        static constexpr std::array<Trial, 4> upright_han { { { 36, 1, 1.2f }, { 30, 2, 1.2f },
            { 26, 2, 1.2f }, { 24, 3, 1.15f } } };
        static constexpr std::array<Trial, 5> arabic { { { 32, 1, 1.2f }, { 28, 1, 1.2f }, { 30, 2, 1.3f },
            { 26, 2, 1.3f }, { 24, 3, 1.2f } } };
        if (page.script() == Script::Arabic)
            return arabic;
        auto const upright = page.script() == Script::Han && page.sheet().portrait();
        return upright ? std::span<Trial const>(upright_han) : latin;
    }

    // All labels of a row in one size.
    std::vector<Block> labels_of(Page const& page, std::vector<PictureChoice> const& choices, float width)
    {
        constexpr float room = 82;
        Type const type { .size = 0,
            .weight = Weight::Bold,
            .colour = page.theme().ink,
            .align = Align::Centre,
            .width = width,
            .balanced = true };
        std::vector<std::string> texts;
        for (auto const& choice : choices)
            texts.push_back(choice.label);
        auto const trials = page.common_trials(texts, type, label_trials(page), room);
        std::vector<Block> labels;
        for (auto const& text : texts)
            labels.push_back(page.fit(text, type, trials, room));
        return labels;
    }

    void draw_choice(
        Page& page, PictureChoice const& choice, Block const& label, Row const& row, float middle)
    {
        constexpr float smallest = 0.94f;
        constexpr float label_gap = 16;
        auto const ground = page.sheet().portrait() ? page.theme().paper : page.theme().sky;
        Rect const picture { middle - row.size / 2, row.top, row.size, row.size };
        Rect const target { middle - row.column / 2, row.top, row.column, row.column_height };

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
            words = page.place(label, middle, row.top + row.size + label_gap);
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
            .edge = page.theme().ink,
            .beside = ground,
            .text_height = label.type.size,
            .chosen = said == Saying::Said });
    }

}

std::string face_name(int value)
{
    constexpr std::array names { "very-bad", "bad", "okay", "good", "very-good" };
    assert(value >= 1 && value <= static_cast<int>(names.size()));
    return fmt::format("faces/face-{}-{}", value, names[static_cast<std::size_t>(value - 1)]);
}

void draw_picture_choices(Page& page, std::vector<PictureChoice> const& choices)
{
    auto const row = page.sheet().portrait() ? row_upright(page.sheet(), choices.size())
                                             : row_landscape(page.sheet(), choices.size());
    if (page.sheet().portrait())
        draw_panel(page, row);
    auto const labels = labels_of(page, choices, std::min(row.pitch - 8, row.column));
    for (std::size_t at = 0; at < choices.size(); ++at)
        draw_choice(
            page, choices[at], labels[at], row, row.first_middle + static_cast<float>(at) * row.pitch);
}

}
