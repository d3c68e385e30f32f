#include "kiosk/screens/key_cap.h"

#include "kiosk/screens/motion.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    struct Colours {
        Colour letters;
        Colour ground;
        Colour edge;
    };

    Colours colours_of(Theme const& theme, DrawnKey const& key, bool pressed)
    {
        if (key.lit || key.look == KeyLook::Main) {
            auto const ground = pressed ? theme.petrol_pressed : theme.petrol;
            return { theme.on_petrol, ground, ground };
        }
        if (key.look == KeyLook::Waiting)
            return { theme.second_ink, theme.mist, theme.line };
        auto const ground = pressed || key.look == KeyLook::Beside ? theme.deep_mist : theme.paper;
        return { key.quiet ? theme.second_ink : theme.ink, ground, theme.line };
    }

    // Large letters fill their key, with their marks; all of a keyboard in one size, so that m is no smaller
    // than i.
    float largest_within(Page const& page, DrawnKey const& key, Rect const& face)
    {
        constexpr std::size_t most_bytes_of_letter = 4;
        auto const arabic = page.script() == Script::Arabic;  // has tails and dots, and wide letters
        auto const widest_letter = arabic ? 1.15f : 0.95f;    // of its size
        auto const line = std::max(arabic ? 1.75f : 1.34f, least_line_height(page.script()));
        auto const single = key.look == KeyLook::Letter && key.words.size() <= most_bytes_of_letter;
        return single ? std::min(face.height / line, (face.width - 4) / widest_letter) : face.height / line;
    }

    Block words_within(Page const& page, DrawnKey const& key, Rect const& face, Colour colour)
    {
        auto const side = page.large() ? 3.0f : 8.0f;
        constexpr float smallest = 16;
        auto const most = page.large() ? std::min(2 * key.size, largest_within(page, key, face))
                                       : std::min(key.size, face.height * 0.42f);
        Type type { .size = most,
            .weight = key.look == KeyLook::Letter ? Weight::Regular : Weight::Bold,
            .colour = colour,
            .align = Align::Centre,
            .line_height = page.large() ? 1.1f : 1.362f,
            .fleeting = key.fleeting };
        auto block = page.set(key.words, type);
        while (block.width > face.width - 2 * side && type.size > smallest) {
            type.size -= 2;
            block = page.set(key.words, type);
        }
        return block;
    }

    // What hangs below large letters keeps off the edge; of the size. Some scripts have as much above.
    float lift_of(Page const& page, KeyLook look)
    {
        if (!page.large() || look != KeyLook::Letter)
            return 0;
        switch (page.script()) {
        case Script::Latin:
            return 0.04f;
        case Script::Arabic:
            return 0.12f;
        default:
            return 0;
        }
    }

    using Points = std::vector<Point>;

    // In a square of 24, as the icons of the same names.
    std::vector<Points> strokes_of(KeySign sign)
    {
        switch (sign) {
        case KeySign::None:
            return {};
        case KeySign::Shift:
            return { { { 12, 4 }, { 4.5f, 12 }, { 8.5f, 12 }, { 8.5f, 19.5f }, { 15.5f, 19.5f },
                { 15.5f, 12 }, { 19.5f, 12 }, { 12, 4 } } };
        case KeySign::Delete:
            return { { { 8.5f, 5 }, { 20.5f, 5 }, { 20.5f, 19 }, { 8.5f, 19 }, { 3, 12 }, { 8.5f, 5 } },
                { { 11.5f, 9.5f }, { 16.5f, 14.5f } }, { { 16.5f, 9.5f }, { 11.5f, 14.5f } } };
        case KeySign::Before:
            return { { { 14.5f, 5.5f }, { 8, 12 }, { 14.5f, 18.5f } } };
        case KeySign::After:
        case KeySign::More:
            return { { { 9.5f, 5.5f }, { 16, 12 }, { 9.5f, 18.5f } } };
        }
        return {};
    }

    void draw_sign(Page& page, KeySign sign, Rect const& face, Colour colour)
    {
        auto const size = std::min({ page.letters(50), face.width * 0.6f, face.height * 0.6f });
        auto const unit = size / 24;
        for (auto& points : strokes_of(sign)) {
            for (auto& point : points)
                point = { face.centre_x() + (point.x - 12) * unit, face.centre_y() + (point.y - 12) * unit };
            page.stroke(points, 1.8f * unit, colour);
        }
    }

    void draw_face(Page& page, DrawnKey const& key, Rect const& face, Colours const& colours)
    {
        constexpr float edge = 2;
        auto const radius = page.theme().key_radius;
        page.fill(face, radius, colours.ground);
        if (key.look == KeyLook::Waiting)
            page.dashes(face, radius, edge, colours.edge);
        else
            page.outline(face, radius, edge, colours.edge);
    }

}

bool draw_key_cap(Page& page, DrawnKey const& key, Rect const& place)
{
    constexpr float smallest = 0.97f;
    auto const can_be_tapped = key.look != KeyLook::Waiting;
    auto const press = !can_be_tapped ? touch::Press {}
        : key.repeats                 ? page.press_repeating(key.id, place)
                                      : page.press(key.id, place);
    auto const face = inset(place, key_inset);
    auto const colours = colours_of(page.theme(), key, press.down);
    draw_face(page, key, resized(face, motion::pressed_size(smallest, press.held)), colours);
    draw_sign(page, key.sign, face, colours.letters);
    constexpr float picture_size = 56;
    if (!key.picture.empty())
        page.picture(key.picture,
            { face.centre_x() - picture_size / 2, face.centre_y() - picture_size / 2, picture_size,
                picture_size },
            colours.letters);
    Rect words {};
    float text_height = 0;
    if (!key.words.empty()) {
        auto const block = words_within(page, key, face, colours.letters);
        words = page.place_middle(
            block, face.centre_x(), face.centre_y() - lift_of(page, key.look) * block.type.size);
        text_height = block.type.size;
    }
    auto const on_paper = key.look == KeyLook::Letter && !key.lit;
    page.enter({ .role = Role::Key,
        .label = key.spoken,
        .shape = face,
        .target = can_be_tapped ? place : Rect {},
        .words = words,
        .ink = colours.letters,
        .ground = colours.ground,
        .edge = colours.edge,
        // What is not paper is bounded by its outline against the keyboard's ground.
        .beside = on_paper ? colours.ground : page.theme().mist,
        .text_height = text_height,
        .chosen = key.lit,
        .enabled = can_be_tapped });
    return press.tapped;
}

}
