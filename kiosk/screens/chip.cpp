#include "kiosk/screens/chip.h"

#include "kiosk/screens/motion.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    constexpr float sign_size = 40;
    constexpr float tick_size = 44;
    constexpr float gap = 16;
    float least_padding(Page const& page) { return page.large() ? 10 : 8; }
    constexpr float smallest_letters = 20;

    struct Colours {
        Colour letters;
        Colour ground;
        Colour edge;
    };

    Colours colours_of(Page const& page, Look look, bool pressed)
    {
        auto const& theme = page.theme();
        switch (look) {
        case Look::Plain:
            return { theme.ink, pressed ? theme.deep_mist : theme.paper, theme.line };
        case Look::Main: {
            auto const ground = pressed ? theme.petrol_pressed : theme.petrol;
            return { theme.on_petrol, ground, ground };
        }
        case Look::Waiting:
            return { theme.second_ink, theme.mist, theme.line };
        }
        return {};
    }

    float room_for(Sign sign)
    {
        if (sign == Sign::None)
            return 0;
        return gap + (sign == Sign::Tick ? tick_size : sign_size);
    }

    // Of all that stands beside the label.
    float room_for_signs(Chip const& chip)
    {
        auto const picture = chip.picture.empty() ? 0.0f : gap + sign_size;
        return room_for(chip.before) + room_for(chip.after) + picture;
    }

    // Large letters stand close, with room for their marks.
    float line_height_of(Page const& page, std::string const& language, bool broken)
    {
        constexpr float of_font = 1.362f;
        constexpr float close = 1.1f;
        constexpr float with_marks = 1.6f;  // and the tails of large letters
        if (page.large() && script_of(language) == Script::Arabic)
            return with_marks;
        return broken || page.large() ? close : of_font;
    }

    Block label_of(Page const& page, Chip const& chip, float size, Colour colour, float width = 0)
    {
        auto const weight = chip.look == Look::Plain ? Weight::Regular : Weight::Bold;
        auto const& language = chip.language.empty() ? page.visit().language() : chip.language;
        return page.set(chip.label,
            { .size = size,
                .weight = weight,
                .colour = colour,
                .align = width > 0 ? Align::Centre : Align::Start,
                .width = width,
                .line_height = line_height_of(page, language, width > 0),
                .balanced = width > 0 },
            language);
    }

    // Letters get smaller before they are cut. Large ones break into two lines before they get smaller,
    // others when they cannot.
    Block label_within(Page const& page, Chip const& chip, Colour colour, Rect const& room)
    {
        auto const fits = [&](Block const& label) {
            return label.width <= room.width + 1 && label.height <= room.height && label.ready.lines <= 2;
        };
        auto const largest = page.letters(chip.size);
        for (auto size = largest; size >= smallest_letters; size -= 2) {
            if (auto label = label_of(page, chip, size, colour); fits(label))
                return label;
            if (!page.large())
                continue;
            if (auto broken = label_of(page, chip, size, colour, room.width); fits(broken))
                return broken;
        }
        return label_of(page, chip, smallest_letters, colour, room.width);
    }

    // Where a label begins that is set from its start, or stands when it is set from its middle.
    float place_of(Block const& label, float x)
    {
        return label.type.align == Align::Centre ? x + label.width / 2 : x;
    }

    void draw_sign(Page& page, Sign sign, float x, float middle_y, Colour colour)
    {
        if (sign == Sign::None)
            return;
        if (sign == Sign::Tick) {
            page.tick({ x + tick_size / 2, middle_y }, tick_size, 2.6f * tick_size / 24, colour);
            return;
        }
        // The arrow's points in its square of 24.
        constexpr float unit = sign_size / 24;
        auto const near_edge = sign == Sign::Back ? 14.5f : 9.5f;
        auto const tip = sign == Sign::Back ? 8.0f : 16.0f;
        auto const thickness = (sign == Sign::Back ? 2.4f : 2.6f) * unit;
        std::array<Point, 3> const points { { { x + near_edge * unit, middle_y - 6.5f * unit },
            { x + tip * unit, middle_y }, { x + near_edge * unit, middle_y + 6.5f * unit } } };
        page.stroke(points, thickness, colour);
    }

    // How much higher large letters stand than the middle of their line, so that what hangs below them, or
    // stands above, keeps off the edge.
    float lift_of(Page const& page, Chip const& chip, Block const& label)
    {
        if (!page.large())
            return 0;
        switch (script_of(chip.language.empty() ? page.visit().language() : chip.language)) {
        case Script::Arabic:
            return 0.1f * label.type.size;
        case Script::Tall:
            return -0.06f * label.type.size;
        default:
            return 0.05f * label.type.size;
        }
    }

    void draw_picture_alone(Page& page, Chip const& chip, Rect const& rect, Colour colour)
    {
        auto const size = page.large() ? 72.0f : 60.0f;
        page.picture(
            chip.picture, { rect.centre_x() - size / 2, rect.centre_y() - size / 2, size, size }, colour);
    }

    void draw_picture_and_note(Page& page, Chip const& chip, Rect const& rect, Colour colour)
    {
        constexpr float size = 46;
        auto const note = page.set(chip.under_picture,
            { .size = 36,
                .weight = Weight::Bold,
                .colour = colour,
                .align = Align::Centre,
                .line_height = 1 });
        auto const top = rect.centre_y() - (size + note.height) / 2;
        page.picture(chip.picture, { rect.centre_x() - size / 2, top, size, size }, colour);
        page.place(note, rect.centre_x(), top + size - 2);
    }

    // The picture and the label side by side, or the picture alone. Returns where letters stand.
    Rect draw_inside(Page& page, Chip const& chip, Rect const& rect, Block const& label, Colour colour)
    {
        auto const middle = rect.centre_y();
        if (chip.wordless) {
            if (chip.under_picture.empty())
                draw_picture_alone(page, chip, rect, colour);
            else
                draw_picture_and_note(page, chip, rect, colour);
            return {};
        }
        auto x = rect.centre_x() - (label.width + room_for_signs(chip)) / 2;
        draw_sign(page, chip.before, x, middle, colour);
        x += room_for(chip.before);
        if (!chip.picture.empty()) {
            page.picture(chip.picture, { x, middle - sign_size / 2, sign_size, sign_size }, colour);
            x += sign_size + gap;
        }
        auto const room_above = std::max(0.0f, (rect.height - label.height) / 2);
        auto const words = page.place_middle(label, place_of(label, x),
            middle - std::clamp(lift_of(page, chip, label), -room_above, room_above));
        draw_sign(page, chip.after, x + label.width + gap, middle, colour);
        return words;
    }

    void draw_body(Page& page, Chip const& chip, Rect const& body, Colours const& colours)
    {
        auto const radius = page.theme().chip_radius;
        auto const thickness = page.theme().control_line;
        constexpr float slightly_clear = 0.92f;  // the hills shine through a little
        page.fill(body, radius, colours.ground, chip.look == Look::Plain ? slightly_clear : 1.0f);
        if (chip.look == Look::Plain)
            page.outline(body, radius, thickness, colours.edge);
        if (chip.look == Look::Waiting)
            page.dashes(body, radius, thickness, colours.edge);
    }

}

float width_of(Page const& page, Chip const& chip, float padding)
{
    auto const label = label_of(page, chip, page.letters(chip.size), 0);
    return label.width + room_for_signs(chip) + 2 * padding;
}

bool draw_chip(Page& page, Chip const& chip, Rect const& rect, Colour beside)
{
    constexpr float smallest = 0.97f;
    auto const can_be_tapped = chip.look != Look::Waiting;
    auto const press = can_be_tapped ? page.press(chip.label, rect) : touch::Press {};
    auto const colours = colours_of(page, chip.look, press.down);
    draw_body(page, chip, resized(rect, motion::pressed_size(smallest, press.held)), colours);

    auto const room = rect.width - room_for_signs(chip) - 2 * least_padding(page);
    auto const label = label_within(
        page, chip, colours.letters, { 0, 0, room, rect.height - (page.large() ? 0.0f : 8.0f) });
    auto const words = draw_inside(page, chip, rect, label, colours.letters);

    page.enter({ .role = chip.role,
        .label = chip.label,
        .shape = rect,
        .target = can_be_tapped ? rect : Rect {},
        .words = words,
        .ink = colours.letters,
        .ground = colours.ground,
        .edge = colours.edge,
        .beside = chip.look == Look::Plain ? colours.ground : beside,
        .text_height = label.type.size,
        .chosen = chip.chosen,
        .enabled = can_be_tapped });
    return press.tapped;
}

}
