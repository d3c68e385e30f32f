#include "kiosk/screens/key.h"

#include "kiosk/screens/saying.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace peakend::screens {

namespace {

    constexpr float number_room = 64;  // width, beside a word

    enum class State { Rest, Pressed, Chosen };

    struct Colours {
        Colour number;
        Colour word;
        Colour ground;
    };

    Colours colours_of(Theme const& theme, State state)
    {
        switch (state) {
        case State::Rest:
            return { theme.ink, theme.second_ink, theme.paper };
        case State::Pressed:
            return { theme.ink, theme.second_ink, theme.deep_mist };
        case State::Chosen:
            return { theme.on_petrol, theme.on_petrol, theme.petrol };
        }
        return {};
    }

    Rect around(Rect const& a, Rect const& b)
    {
        auto const x = std::min(a.x, b.x);
        auto const y = std::min(a.y, b.y);
        return { x, y, std::max(a.x + a.width, b.x + b.width) - x,
            std::max(a.y + a.height, b.y + b.height) - y };
    }

    void draw_body(Page& page, Rect const& shape, State state)
    {
        constexpr float smallest = 0.97f;
        constexpr float ring = 5;
        auto const& theme = page.theme();
        auto const body = state == State::Pressed ? resized(shape, smallest) : shape;
        page.fill(body, theme.key_radius, colours_of(theme, state).ground);
        if (state == State::Chosen)
            page.outline(inset(shape, -ring), theme.key_radius + ring, ring, theme.sun);
        else
            page.outline(body, theme.key_radius, theme.control_line, theme.line);
    }

    Type word_type(Page const& page, float key_width, KeyStyle const& style)
    {
        auto const inset = page.large() ? 8.0f : 12.0f;
        return { .size = 0,
            .colour = page.theme().second_ink,
            .align = Align::Centre,
            .width = key_width - 2 * inset - (style.flat ? number_room : 0.0f),
            .balanced = true };
    }

    // A word of three lines may stand a little beyond its room.
    float most_word_room(Page const& page, KeyStyle const& style)
    {
        return style.word_room + (style.flat || page.large() ? 0.0f : 16.0f);
    }

    // All words of a scale in one size.
    std::span<Trial const> word_trials(Page const& page, std::vector<Key> const& keys, KeyStyle const& style)
    {
        static constexpr std::array<Trial, 4> sizes { { { 26, 2, 1.2f }, { 24, 2, 1.2f }, { 24, 3, 1.1f },
            { 20, 3, 1.1f } } };
        static constexpr std::array<Trial, 11> large { { { 52, 1, 1.1f }, { 52, 2, 1.05f }, { 46, 2, 1.05f },
            { 40, 2, 1.1f }, { 36, 2, 1.1f }, { 34, 3, 1.05f }, { 30, 3, 1.05f }, { 26, 3, 1.05f },
            { 24, 4, 1.05f }, { 22, 4, 1.05f }, { 20, 5, 1.05f } } };
        std::vector<std::string> words;
        for (auto const& key : keys)
            words.push_back(key.word);
        auto const trials = page.large() ? std::span<Trial const>(large) : std::span<Trial const>(sizes);
        return page.common_trials(
            words, word_type(page, keys.front().shape.width, style), trials, most_word_room(page, style));
    }

    // The number alone in the middle, or the number with its word under it. Returns where the letters stand.
    Rect draw_letters(Page& page, Key const& key, Rect const& shape, KeyStyle const& style,
        std::span<Trial const> trials, Colours const& colours)
    {
        constexpr float usual_gap = 14;
        auto const gap = page.large() ? 2.0f : usual_gap;
        auto const number = page.set(fmt::to_string(key.value),
            { .size = style.number_size,
                .weight = Weight::Bold,
                .colour = colours.number,
                .align = Align::Centre,
                .line_height = page.large() ? 1.1f : 1.362f });
        if (key.word.empty())
            return page.place_middle(number, shape.centre_x(), shape.centre_y());
        auto type = word_type(page, shape.width, style);
        type.colour = colours.word;
        auto const word = page.fit(key.word, type, trials, most_word_room(page, style));
        if (style.flat) {
            auto const left = page.place_middle(number, shape.x + number_room / 2 + 4, shape.centre_y());
            auto const middle_of_word = shape.x + (number_room + shape.width) / 2;
            return around(left, page.place_middle(word, middle_of_word, shape.centre_y()));
        }
        auto const top = shape.centre_y() - (number.height + gap + style.word_room) / 2;
        auto const above = page.place(number, shape.centre_x(), top);
        auto const below = page.place(word, shape.centre_x(), top + number.height + gap);
        return around(above, below);
    }

    State state_of(Page const& page, Key const& key, bool under_finger)
    {
        auto const said = saying(page, key.value);
        if (under_finger || said == Saying::OnItsWay)
            return State::Pressed;
        return said == Saying::Said ? State::Chosen : State::Rest;
    }

    Element draw_key(
        Page& page, Key const& key, State state, KeyStyle const& style, std::span<Trial const> trials)
    {
        auto const colours = colours_of(page.theme(), state);
        auto const chosen = state == State::Chosen;
        auto shape = key.shape;
        if (chosen)
            shape.y -= style.raise;
        draw_body(page, shape, state);
        auto const letters = draw_letters(page, key, shape, style, trials, colours);
        return { .role = Role::Choice,
            .label = key.label,
            .shape = shape,
            .target = key.target,
            .words = letters,
            .ink = key.word.empty() ? colours.number : colours.word,
            .ground = colours.ground,
            .edge = chosen ? page.theme().petrol : page.theme().line,
            .beside = chosen ? page.theme().sky : page.theme().paper,
            .text_height = key.word.empty() ? style.number_size : trials.front().size,
            .chosen = chosen };
    }

}

void draw_keys(Page& page, std::vector<Key> const& keys, KeyStyle const& style)
{
    std::vector<Rect> targets;
    for (auto const& key : keys)
        targets.push_back(key.target);
    auto const slide = page.slide("scale", targets);
    if (slide.lifted_from)
        page.want(visit::Say { keys[*slide.lifted_from].value });

    auto const trials = word_trials(page, keys, style);
    std::vector<Element> elements(keys.size());
    // The ring of the chosen key lies over its neighbours.
    for (auto const ringed : { false, true }) {
        for (std::size_t at = 0; at < keys.size(); ++at) {
            auto const state = state_of(page, keys[at], slide.under == at);
            if ((state == State::Chosen) == ringed)
                elements[at] = draw_key(page, keys[at], state, style, trials);
        }
    }
    for (auto& element : elements)
        page.enter(std::move(element));
}

}
