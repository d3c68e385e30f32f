#include "kiosk/screens/tile.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"
#include "kiosk/screens/motion.h"
#include "kiosk/screens/saying.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace peakend::screens {

namespace {

    constexpr float usual_gap = 18;
    constexpr float above_bar = 26;
    constexpr float tallest = 174;
    constexpr float lowest_with_icon_above = 150;
    constexpr float padding = 25;  // 22 and the outline

    struct Grid {
        Rect first;
        std::size_t columns;
        std::size_t cells;  // so many fit
        float gap;
    };

    constexpr float large_icon = 88;
    constexpr float large_letters = 60;
    constexpr float large_line = 1.1f;
    constexpr float large_padding = 20;

    // Room for the widest of these words beside an icon, and for so many lines of them.
    struct LargeWords {
        bool fit;
        float height;
    };

    bool have_icons(std::vector<Choice const*> const& choices)
    {
        return std::any_of(
            choices.begin(), choices.end(), [](Choice const* choice) { return !choice->icon.empty(); });
    }

    // Beside the icon, or beside the tick that comes where none has one.
    float room_for_large_words(float tile_width, bool icons)
    {
        constexpr float tick = 46;
        return tile_width - 3 * large_padding - (icons ? large_icon : tick);
    }

    LargeWords large_words(Page const& page, std::vector<Choice const*> const& choices, float tile_width)
    {
        LargeWords words { true, 0 };
        for (auto const* choice : choices) {
            auto const block = page.set(page.wording(choice->text),
                { .size = large_letters,
                    .weight = Weight::Bold,
                    .width = room_for_large_words(tile_width, have_icons(choices)),
                    .line_height = large_line });
            words.fit = words.fit && block.width <= block.type.width + 1 && block.ready.lines <= 3;
            words.height = std::max(words.height, block.height);
        }
        return words;
    }

    std::size_t columns_for(Page const& page, std::size_t count)
    {
        // Low tiles are flat: their words stand beside the icon and need its width too.
        if (page.low() && !page.sheet().portrait())
            return std::min<std::size_t>(count, 3);
        if (page.sheet().portrait())
            return count > 16 ? 3 : 2;
        if (count <= 4)
            return count;
        if (count <= 6)
            return 3;
        return count > 16 ? 5 : 4;
    }

    float width_in(Page const& page, std::size_t columns, float gap)
    {
        auto const across = static_cast<float>(columns);
        return (page.sheet().width() - 2 * page.sheet().margin() - gap * (across - 1)) / across;
    }

    // In two columns where all words of twice the size go in them, else in one. What finds no room is leafed
    // to.
    Grid large_grid(Page const& page, std::vector<Choice const*> const& choices)
    {
        constexpr float below_middle = 6;
        constexpr float lowest = 108;
        constexpr float around_words = 8;
        auto const gap = gap_of_bar(page);
        auto const top = page.middle() + below_middle;
        auto const room = end_of_answers(page) - top;
        std::size_t columns = 2;
        auto words = large_words(page, choices, width_in(page, columns, gap));
        if (!words.fit) {
            columns = 1;
            words = large_words(page, choices, width_in(page, columns, gap));
        }
        auto const needed = std::min(room, std::max(lowest, words.height + around_words));
        auto const most_rows = std::max(1.0f, std::floor((room + gap) / (needed + gap)));
        auto const rows = std::min(
            most_rows, std::ceil(static_cast<float>(choices.size()) / static_cast<float>(columns)));
        auto const height = std::min(std::max(tallest, needed), (room - gap * (rows - 1)) / rows);
        return { { page.sheet().margin(), top, width_in(page, columns, gap), height }, columns,
            columns * static_cast<std::size_t>(rows), gap };
    }

    Grid grid_between(Page const& page, float heading_end, std::size_t count)
    {
        constexpr float below_middle = 6;
        auto const& sheet = page.sheet();
        auto const gap = usual_gap;
        auto const top = page.low() ? std::max(heading_end, page.middle() + below_middle) : heading_end;
        auto const end = page.low() ? end_of_answers(page) : top_of_bar(page) - above_bar;
        auto const room = end - top;
        auto const columns = columns_for(page, count);
        auto const lowest = page.millimetres(least_target_mm + 0.05f);
        auto const most_rows = std::max(1.0f, std::floor((room + gap) / (lowest + gap)));
        auto const needed_rows = static_cast<float>((count + columns - 1) / columns);
        auto const rows = std::min(needed_rows, most_rows);
        auto const width = width_in(page, columns, gap);
        auto const height = std::min(tallest, (room - gap * (rows - 1)) / rows);
        auto const spare = room - rows * height - gap * (rows - 1);
        // What is left over goes mostly below, so that tiles stay with their heading.
        return { { sheet.margin(), top + spare * 0.35f, width, height }, columns,
            columns * static_cast<std::size_t>(rows), gap };
    }

    Rect cell(Grid const& grid, std::size_t at)
    {
        auto rect = grid.first;
        rect.x += static_cast<float>(at % grid.columns) * (rect.width + grid.gap);
        rect.y += static_cast<float>(at / grid.columns) * (rect.height + grid.gap);
        return rect;
    }

    struct Colours {
        Colour words;
        Colour icon;
        Colour ground;
        Colour edge;
    };

    Colours colours_of(Theme const& theme, bool chosen, bool pressed)
    {
        if (chosen) {
            auto const ground = pressed ? theme.petrol_pressed : theme.petrol;
            return { theme.on_petrol, theme.on_petrol, ground, ground };
        }
        return { theme.ink, theme.petrol, pressed ? theme.deep_mist : theme.paper, theme.line };
    }

    // A large tile's tick covers its icon. Where words stand in the middle it sits on the tile's corner.
    enum class TickPlace { Corner, Side, OnIcon, OnCorner };

    Point middle_of_tick(Rect const& tile, TickPlace place, float radius)
    {
        constexpr float inside = 21;
        constexpr float on_corner = 12;
        auto const end = tile.x + tile.width;
        switch (place) {
        case TickPlace::Corner:
            return { end - inside - radius, tile.y + inside + radius };
        case TickPlace::Side:
            return { end - inside - radius, tile.centre_y() };
        case TickPlace::OnIcon:
            return { tile.x + large_padding + large_icon / 2, tile.centre_y() };
        case TickPlace::OnCorner:
            return { end - on_corner, tile.y + on_corner };
        }
        return {};
    }

    void draw_tick(Page& page, Rect const& tile, TickPlace place)
    {
        auto const radius = place == TickPlace::OnIcon ? 40.0f : 23.0f;
        auto const middle = middle_of_tick(tile, place, radius);
        page.disc(middle, radius, page.theme().sun);
        page.tick(middle, radius * 1.4f, radius * 0.17f, page.theme().on_sun);
    }

    // How all tiles of a grid are filled: an icon above words, or beside them in a tile too flat for that.
    // Where none has an icon, a tile that is not flat has its words in its middle.
    struct Filling {
        bool flat;
        bool icons;
        bool alone;
        TickPlace tick;
        float icon_size;
        float words_x;  // from the start side of the tile
        Type type;
        float words_height;
        std::span<Trial const> trials;
    };

    Filling filling_of(
        Page const& page, Rect const& tile, std::vector<Choice const*> const& choices, bool icons)
    {
        static constexpr std::array<Trial, 6> trials { { { 30, 2, 1.18f }, { 28, 2, 1.18f }, { 26, 2, 1.18f },
            { 26, 3, 1.15f }, { 24, 3, 1.15f }, { 22, 4, 1.1f } } };
        static constexpr std::array<Trial, 8> alone { { { 42, 2, 1.18f }, { 38, 2, 1.18f }, { 34, 2, 1.18f },
            { 30, 3, 1.18f }, { 28, 3, 1.18f }, { 26, 3, 1.15f }, { 24, 3, 1.15f }, { 22, 4, 1.1f } } };
        static constexpr std::array<Trial, 6> large { { { large_letters, 3, large_line },
            { 54, 3, large_line }, { 48, 4, large_line }, { 40, 4, large_line }, { 32, 5, large_line },
            { 26, 6, large_line } } };
        constexpr float tick_room = 46;
        // Marks above the letters keep off the icon.
        auto const below_icon = page.script() == Script::Tall ? 8.0f : 0.0f;
        Filling filling {};
        filling.flat = tile.height < lowest_with_icon_above || page.large();
        filling.icons = icons;
        filling.alone = !filling.icons && !filling.flat;
        filling.tick = page.large() && filling.icons ? TickPlace::OnIcon
            : filling.flat                           ? TickPlace::Side
            : filling.alone                          ? TickPlace::OnCorner
                                                     : TickPlace::Corner;
        filling.icon_size = page.large() ? large_icon : filling.flat ? 44.0f : 52.0f;
        filling.words_x = padding + (filling.flat && filling.icons ? filling.icon_size + 12 : 0.0f);
        if (page.large())
            filling.words_x = filling.icons ? 2 * large_padding + large_icon : large_padding;
        // Sized as if bold, so that nothing moves when a tile is chosen.
        filling.type = { .size = 0,
            .weight = Weight::Bold,
            .align = filling.alone ? Align::Centre : Align::Start,
            .width
            = tile.width - filling.words_x - padding - (filling.tick == TickPlace::Side ? tick_room : 0.0f) };
        if (page.large())
            filling.type.width = room_for_large_words(tile.width, filling.icons);
        constexpr float around = 24;
        constexpr float around_large = 6;
        filling.words_height = tile.height
            - (filling.flat || !filling.icons ? (page.large() ? around_large : around)
                                              : 20 + filling.icon_size + below_icon + 19);
        std::vector<std::string> texts;
        for (auto const* choice : choices)
            texts.push_back(page.wording(choice->text));
        auto const usual = filling.alone ? std::span<Trial const>(alone) : std::span<Trial const>(trials);
        filling.trials = page.common_trials(
            texts, filling.type, page.large() ? std::span<Trial const>(large) : usual, filling.words_height);
        return filling;
    }

    Block words_of(Page const& page, Choice const& choice, Filling const& filling, bool chosen, Colour colour)
    {
        auto const& text = page.wording(choice.text);
        auto type = page.fit(text, filling.type, filling.trials, filling.words_height).type;
        type.weight = chosen ? Weight::Bold : Weight::Regular;
        type.colour = colour;
        return page.set(text, type);
    }

    // Returns where the words stand.
    Rect draw_inside(Page& page, Choice const& choice, Rect const& tile, Filling const& filling, bool chosen,
        Colours const& colours)
    {
        auto const size = filling.icon_size;
        Rect const icon { tile.x + 20, filling.flat ? tile.centre_y() - size / 2 : tile.y + 20, size, size };
        if (!choice.icon.empty())
            page.picture("icons/" + choice.icon, icon, colours.icon);
        auto const words = words_of(page, choice, filling, chosen, colours.words);
        if (filling.alone)
            return page.place_middle(words, tile.centre_x(), tile.centre_y());
        auto const x = tile.x + filling.words_x;
        if (filling.flat)
            return page.place_middle(words, x, tile.centre_y());
        return page.place(words, x, tile.y + tile.height - 19 - words.height);
    }

    Saying saying_of(Page const& page, Choice const& choice, TileStyle style)
    {
        return style.many ? saying_among(page, choice.id) : saying(page, choice.id);
    }

    visit::Intent intent_of(Choice const& choice, TileStyle style)
    {
        if (style.many)
            return visit::Toggle { choice.id };
        return visit::Say { choice.id };
    }

    void draw_tile(
        Page& page, Choice const& choice, Rect const& tile, TileStyle style, Filling const& filling)
    {
        constexpr float smallest = 0.97f;
        auto const& theme = page.theme();
        auto const press = page.press(choice.id, tile);
        if (press.tapped)
            page.want(intent_of(choice, style));
        auto const said = saying_of(page, choice, style);
        auto const chosen = said == Saying::Said;
        auto const coming = said == Saying::OnItsWay;
        auto const colours = colours_of(theme, chosen, press.down || coming);
        auto const size = coming ? smallest : motion::pressed_size(smallest, press.held);
        auto const settling = motion::settling(page.visit(), page.now());
        Rect words {};
        page.veiled(chosen ? 1.0f : settling.others, 0, [&] {
            auto const body = resized(tile, size);
            page.fill(body, theme.tile_radius, colours.ground);
            page.outline(body, theme.tile_radius, theme.control_line, colours.edge);
            words = draw_inside(page, choice, tile, filling, chosen, colours);
        });
        if (chosen)
            page.veiled(settling.tick, 0, [&] { draw_tick(page, tile, filling.tick); });
        page.enter({ .role = Role::Choice,
            .label = page.wording(choice.text),
            .shape = tile,
            .target = tile,
            .words = words,
            .ink = colours.words,
            .ground = colours.ground,
            .edge = colours.edge,
            .beside = chosen ? theme.sky : colours.ground,
            .text_height = filling.trials.front().size,
            .chosen = chosen });
    }

    Grid grid_of(Page const& page, float heading_end, std::vector<Choice const*> const& choices)
    {
        return page.large() ? large_grid(page, choices) : grid_between(page, heading_end, choices.size());
    }

    // To the choices that did not fit; after the last ones come the first.
    void draw_more(Page& page, Rect const& rect)
    {
        Chip const more { .label = page.phrase("More answers"), .after = Sign::Next };
        if (draw_chip(page, more, rect, page.theme().sky))
            page.want(visit::TurnOver {});
    }

    // SplitMix64 (Steele, Lea, Flood 2014): the same order on every machine, which std::shuffle does not
    // promise.
    std::uint64_t next_random(std::uint64_t& state)
    {
        auto z = state += 0x9E3779B97F4A7C15U;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
        return z ^ (z >> 31);
    }

}

Leaf leaf_of(std::size_t choices, std::size_t cells, std::size_t turns)
{
    if (choices <= cells)
        return { 0, choices, 1 };
    auto const each = std::max<std::size_t>(1, cells - 1);
    auto const of = (choices + each - 1) / each;
    auto const first = turns % of * each;
    return { first, std::min(each, choices - first), of };
}

Leaf whole_leaf_of(std::size_t choices, std::size_t cells, std::size_t turns)
{
    auto const of = (choices + cells - 1) / cells;
    auto const first = turns % of * cells;
    return { first, std::min(cells, choices - first), of };
}

std::vector<Choice const*> shown_order(std::vector<Choice> const& choices, bool shuffled, std::uint64_t seed)
{
    std::vector<Choice const*> order;
    for (auto const& choice : choices)
        order.push_back(&choice);
    if (!shuffled || order.size() < 3)
        return order;
    for (auto last = order.size() - 2; last > 0; --last)
        std::swap(order[last], order[next_random(seed) % (last + 1)]);
    return order;
}

void draw_tiles(Page& page, std::vector<Choice const*> const& choices, TileStyle style, float top)
{
    auto const grid = grid_of(page, top, choices);
    // In the large view the key that turns stands in the bar, and takes no choice's place.
    auto const leaf = page.large() ? whole_leaf_of(choices.size(), grid.cells, page.visit().turns())
                                   : leaf_of(choices.size(), grid.cells, page.visit().turns());
    if (page.large())
        page.more_to_read(leaf.of);
    // A long word on another leaf makes nothing smaller on this one.
    auto const first = choices.begin() + static_cast<std::ptrdiff_t>(leaf.first);
    std::vector const shown(first, first + static_cast<std::ptrdiff_t>(leaf.count));
    auto const filling = filling_of(page, grid.first, shown, have_icons(choices));
    for (std::size_t at = 0; at < leaf.count; ++at)
        draw_tile(page, *shown[at], cell(grid, at), style, filling);
    if (leaf.of > 1 && !page.large())
        draw_more(page, cell(grid, grid.cells - 1));
}

}
