#include "kiosk/screens/field.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <span>

namespace peakend::screens {

namespace {

    constexpr float side = 30;
    constexpr float edge = 4;
    constexpr float line_height = 1.35f;
    constexpr float caret_width = 4;
    constexpr float beside_caret = 14;

    // Of what is written.
    float letters(Page const& page) { return page.letters(33); }
    float line_of(Page const& page) { return letters(page) * line_height; }

    // The hint, and what is left.
    float small_letters(Page const& page) { return page.letters(24); }
    float last_line_height(Page const& page) { return page.large() ? 56 : 31; }

    std::size_t caret_of(visit::Composition const& composition)
    {
        return composition.caret() + composition.run().size();
    }

    // A byte of what is shown, as a byte of the text.
    std::size_t without_run(visit::Composition const& composition, std::size_t byte)
    {
        if (byte <= composition.caret())
            return byte;
        return std::max(composition.caret(), byte - std::min(byte, composition.run().size()));
    }

    std::string left_of(Page const& page, visit::Composition const& composition)
    {
        auto text = page.phrase("Characters left: {count}");
        constexpr std::string_view name = "{count}";
        auto const left = composition.most_characters()
            - std::min(composition.most_characters(), composition.characters());
        if (auto const at = text.find(name); at != std::string::npos)
            text.replace(at, name.size(), fmt::to_string(left));
        return text;
    }

    // The hint, so far from the start, and how many characters are left, around this height. Returns how wide
    // the latter is.
    float draw_last_line(Page& page, visit::Composition const& composition, std::string const& hint,
        float hint_from, Rect const& field, float middle)
    {
        constexpr float between = 24;
        static constexpr std::array<Trial, 4> sizes { { { 24, 1, 1.3f }, { 22, 1, 1.3f }, { 20, 1, 1.3f },
            { 18, 1, 1.3f } } };
        auto const& theme = page.theme();
        auto const left = page.set(left_of(page, composition),
            { .size = small_letters(page),
                .colour = theme.second_ink,
                .align = Align::End,
                .line_height = page.large() ? 1.1f : 1.3f });
        page.tell_middle(Role::Text, left, field.x + field.width - side, middle, theme.paper);
        if (!hint.empty()) {
            Type const type { .size = 0,
                .colour = theme.second_ink,
                .width = field.width - side - hint_from - left.width - between };
            page.tell_middle(Role::Text, page.fit(hint, type, sizes, last_line_height(page)),
                field.x + hint_from, middle, theme.paper);
        }
        return left.width;
    }

    // Large, it stands where one will write, until one does: beside what is left there is no room for it.
    void draw_large_hint(Page& page, std::string const& hint, Rect const& room)
    {
        static constexpr std::array<Trial, 8> sizes { { { 48, 2, 1.1f }, { 44, 2, 1.1f }, { 40, 2, 1.1f },
            { 36, 3, 1.1f }, { 30, 3, 1.1f }, { 26, 2, 1.1f }, { 22, 3, 1.05f }, { 18, 3, 1.05f } } };
        Type const type { .size = 0, .colour = page.theme().second_ink, .width = room.width - beside_caret };
        auto const block = page.fit(hint, type, sizes, room.height);
        page.tell(Role::Text, block, room.x + beside_caret, room.y, page.theme().paper);
    }

    // The run is underlined: it is not text yet.
    void draw_run(Page& page, visit::Composition const& composition, Block const& block, float x, float y)
    {
        if (composition.run().empty())
            return;
        auto const from = page.caret_in(block, x, y, composition.caret());
        auto const to = page.caret_in(block, x, y, caret_of(composition));
        if (from.y != to.y)
            return;
        auto const thickness = page.sheet().on_glass(3.0f);
        paint::fill(page.list(),
            { std::min(from.x, to.x), to.y + to.height - thickness, std::abs(to.x - from.x), thickness }, 0,
            page.theme().petrol);
    }

    // How far the lines are moved up so that the caret's is seen.
    float scrolled(Page const& page, Block const& block, Rect const& room, Rect const& caret)
    {
        auto const line = block.type.size * block.type.line_height;
        auto const top = page.sheet().on_glass(Rect { 0, room.y, 1, 1 }).y;
        auto const bottom_of_caret = (caret.y + caret.height / 2 - top) / page.sheet().scale() + line / 2;
        auto const lines = std::max(1.0f, std::floor(room.height / line));
        auto const beyond = std::ceil((bottom_of_caret - 2) / line) - lines;
        return std::max(0.0f, beyond) * line;
    }

    // Between two letters, and of one height in every script.
    void draw_caret(Page& page, Rect const& caret)
    {
        auto const width = page.sheet().on_glass(caret_width);
        auto const height = page.sheet().on_glass(letters(page) * 1.15f);
        paint::fill(page.list(),
            { std::round(caret.x - width / 2), std::round(caret.centre_y() - height / 2), width, height }, 0,
            page.theme().petrol);
    }

    // With nothing written yet there is nothing to ask Pango about.
    void draw_first_caret(Page& page, Rect const& room)
    {
        draw_caret(page, page.sheet().on_glass(Rect { room.x, room.y, 0, line_of(page) }));
    }

    void draw_text(Page& page, visit::Composition const& composition, Rect const& room,
        touch::Press const& press, bool address)
    {
        auto const text = composition.shown();
        if (text.empty())
            return draw_first_caret(page, room);
        auto const block = page.set(text,
            { .size = letters(page),
                .colour = page.theme().ink,
                .width = room.width,
                .line_height = line_height,
                .breaks_words = true,
                .fleeting = true,
                .address = address });
        auto const resting = page.caret_in(block, room.x, room.y, caret_of(composition));
        auto const y = room.y - scrolled(page, block, room, resting);
        // Beside the lines there is room for the caret, above and below them none for other lines.
        auto const window = page.sheet().on_glass(room);
        auto const beside = page.sheet().on_glass(2 * caret_width);
        page.list().PushClipRect({ window.x - beside, window.y },
            { window.x + window.width + beside, window.y + window.height }, true);
        page.place(block, room.x, y);
        draw_run(page, composition, block, room.x, y);
        draw_caret(page, page.caret_in(block, room.x, y, caret_of(composition)));
        page.list().PopClipRect();
        if (press.tapped) {
            auto const finger = ImGui::GetIO().MousePos;
            auto const byte = page.byte_under(block, room.x, y, { finger.x, finger.y });
            page.want(visit::PlaceCaret { without_run(composition, byte) });
        }
    }

}

void draw_field(Page& page, visit::Composition const& composition, Field const& field, Rect const& place)
{
    auto const& theme = page.theme();
    auto const press = page.press("field", place);
    page.fill(place, theme.tile_radius, theme.paper);
    page.outline(place, theme.tile_radius, edge, theme.petrol);
    auto const line = line_of(page);
    auto const last_line = last_line_height(page);
    // In a field of one line the words stand beside what is left, and the hint only until there are words.
    auto const one_line = place.height < (page.large() ? line + 28 : 2 * line) + last_line;
    auto const above_last = place.y + place.height - 14 - last_line;
    auto const shows_hint = !one_line || composition.empty();
    auto const left = draw_last_line(page, composition, shows_hint && !page.large() ? field.hint : "",
        one_line ? side + beside_caret : side, place,
        one_line ? place.centre_y() : above_last + last_line / 2);
    auto const top = one_line ? place.centre_y() - line / 2 : place.y + (page.large() ? 8 : 20);
    Rect const room { place.x + side, top, place.width - 2 * side - (one_line ? left + side : 0),
        one_line ? line : above_last - top };
    if (page.large() && composition.empty() && !field.hint.empty())
        draw_large_hint(page, field.hint, room);
    draw_text(page, composition, room, press, field.address);
    page.enter({ .role = Role::Field,
        .label = field.name,
        .shape = place,
        .target = place,
        .ink = theme.ink,
        .ground = theme.paper,
        .edge = theme.petrol,
        .beside = theme.paper,
        .text_height = letters(page) });
}

}
