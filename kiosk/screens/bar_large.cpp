#include "kiosk/screens/bar_large.h"

#include "kiosk/screens/access_key.h"
#include "kiosk/screens/bar.h"
#include "kiosk/screens/languages_sheet.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <numeric>
#include <span>

namespace peakend::screens {

namespace {

    float row_height(Page const& page)
    {
        constexpr float of_letters = 96;
        return std::max(of_letters, page.millimetres(least_target_mm + 0.05f));
    }

    constexpr float usual_padding = 24;
    constexpr float least_padding = 10;
    constexpr float edge = 24;  // of the glass

    struct Item {
        Chip chip;
        visit::Intent wanted;
        bool at_end = false;
        bool is_figure = false;
    };
    using Items = std::vector<Item>;

    Item figure() { return { { .label = "", .wordless = true }, visit::OpenViews {}, false, true }; }

    // Shows which leaf is on: after the last one comes the first.
    Item turn_key(Page const& page)
    {
        auto const leaf = page.visit().turns() % page.leaves() + 1;
        return { { .label = page.phrase("Read on"),
                     .look = Look::Main,
                     .picture = "icons/down",
                     .wordless = true,
                     .under_picture = fmt::format("{}/{}", leaf, page.leaves()) },
            visit::TurnOver {}, true };
    }

    Item language(Page const& page, bool with_words)
    {
        return { { .label = page.phrase("Language"),
                     .picture = "icons/globe",
                     .role = Role::Tool,
                     .wordless = !with_words },
            visit::OpenLanguages {}, true };
    }

    Item read_aloud(Page const& page, bool with_words)
    {
        auto wanted = page.visit().view();
        auto const on = wanted.read_aloud;
        wanted.read_aloud = !on;
        return { { .label = page.phrase("Read aloud"),
                     .look = on ? Look::Main : Look::Plain,
                     .chosen = on,
                     .picture = "icons/speaker",
                     .role = Role::Tool,
                     .wordless = !with_words },
            visit::ChangeView { wanted }, true };
    }

    Item standard_view(Page const& page)
    {
        return { { .label = page.phrase("Standard view"), .look = Look::Main, .role = Role::Tool },
            visit::ChangeView { page.visit().usual_view() } };
    }

    // What gives way where not all goes in one row: words that a picture says too, arrows, the way back that
    // the figure's sheet offers too.
    struct Economy {
        bool words_of_reading = true;
        bool words_of_language = true;
        bool arrows = true;
        bool standard_view = true;
        bool words_of_back = true;
    };
    constexpr std::array lying { Economy {}, Economy { .words_of_language = false },
        Economy { .words_of_language = false, .arrows = false },
        Economy { .words_of_reading = false, .words_of_language = false },
        Economy { .words_of_reading = false, .words_of_language = false, .arrows = false },
        Economy { .words_of_language = false, .arrows = false, .standard_view = false } };
    // Upright, where "Standard view" alone takes most of a row, other languages come before it.
    constexpr std::array upright {
        Economy {}, Economy { .words_of_reading = false },
        Economy { .words_of_reading = false, .standard_view = false },
        Economy { .words_of_reading = false, .words_of_language = false, .standard_view = false },
        Economy {
            .words_of_reading = false, .words_of_language = false, .arrows = false, .standard_view = false }
    };
    constexpr Economy scale_upright { .arrows = false, .words_of_back = false };

    Items items_of_first(Page const& page, Economy const& economy, bool turns)
    {
        Items items { figure() };
        if (economy.standard_view)
            items.push_back(standard_view(page));
        if (language_chips(page) > 0)
            items.push_back(language(page, economy.words_of_language));
        if (page.can_speak())
            items.push_back(read_aloud(page, economy.words_of_reading));
        if (turns)
            items.push_back(turn_key(page));
        if (auto const way = way_on(page); way.main)
            items.push_back({ *way.main, visit::Next {}, true });
        return items;
    }

    Item back(Page const& page, bool with_words)
    {
        if (with_words)
            return { *way_on(page).back, visit::Back {} };
        return { { .label = way_on(page).back->label, .picture = "icons/back", .wordless = true },
            visit::Back {} };
    }

    Items items_of_later(Page const& page, Economy const& economy, bool turns)
    {
        auto const way = way_on(page);
        Items items { back(page, economy.words_of_back), figure() };
        if (turns)
            items.push_back(turn_key(page));
        if (way.skip)
            items.push_back({ *way.skip, visit::Skip {}, true });
        if (way.main)
            items.push_back({ *way.main, visit::Next {}, true });
        return items;
    }

    Items items_of(Page const& page, Economy const& economy, bool turns)
    {
        auto items = page.interview().first() ? items_of_first(page, economy, turns)
                                              : items_of_later(page, economy, turns);
        for (auto& item : items) {
            if (!economy.arrows)
                item.chip.before = item.chip.after = Sign::None;
        }
        return items;
    }

    float width_of(Page const& page, Item const& item, float padding)
    {
        return item.chip.wordless ? row_height(page) : screens::width_of(page, item.chip, padding);
    }

    float width_of(Page const& page, Items const& items, float padding)
    {
        auto width = gap_of_bar(page) * static_cast<float>(items.empty() ? 0 : items.size() - 1);
        for (auto const& item : items)
            width += width_of(page, item, padding);
        return width;
    }

    float whole_of(Page const& page) { return page.sheet().width() - 2 * edge; }

    // Lying, all stands in one row: a second one would leave answers no room.
    Items one_row(Page const& page, std::span<Economy const> economies, bool turns)
    {
        Items items;
        for (auto const& economy : economies) {
            items = items_of(page, economy, turns);
            if (width_of(page, items, usual_padding) <= whole_of(page))
                break;
        }
        return items;
    }

    // Each point of the scale has its word, and all are shown at once: nothing is turned to.
    bool is_scale_of_words(Kind const& kind)
    {
        return std::holds_alternative<Smiley>(kind) || std::holds_alternative<Csat>(kind)
            || std::holds_alternative<Ces>(kind);
    }

    // Words in the row that is nearest to the answers, in their usual order; where that takes two rows, the
    // way on goes before the way back.
    void put_words_first(Page const& page, Items& items)
    {
        auto const pictures = std::stable_partition(
            items.begin(), items.end(), [](Item const& item) { return !item.chip.wordless; });
        auto const fits = width_of(page, Items(items.begin(), pictures), usual_padding) <= whole_of(page);
        if (!fits)
            std::stable_partition(items.begin(), pictures, [](Item const& item) { return item.at_end; });
    }

    // Upright, one row under the first question and, where it takes them, under a scale of words, which
    // need all the room; else as many as the words take. Whether there is a key to turn is known only once
    // all is drawn: its place is kept free.
    std::vector<Items> rows_upright(Page const& page)
    {
        constexpr float a_little_more = 1.1f;  // letters make up for it
        auto const turns = !is_scale_of_words(page.interview().question().kind);
        if (page.interview().first())
            return { one_row(page, upright, turns) };
        auto const under_scale = items_of(page, scale_upright, turns);
        if (!turns && width_of(page, under_scale, least_padding) <= a_little_more * whole_of(page))
            return { under_scale };
        auto items = items_of(page, {}, turns);
        put_words_first(page, items);
        std::vector<Items> rows(1);
        for (auto& item : items) {
            auto wider = rows.back();
            wider.push_back(item);
            if (!rows.back().empty() && width_of(page, wider, usual_padding) > whole_of(page))
                rows.emplace_back();
            rows.back().push_back(std::move(item));
        }
        return rows;
    }

    void draw_item(Page& page, Item const& item, Rect const& rect)
    {
        if (item.is_figure)
            draw_access_key(page, rect, page.theme().mist);
        else if (draw_chip(page, item.chip, rect, page.theme().mist))
            page.want(item.wanted);
    }

    bool is_turn_key(Item const& item) { return std::holds_alternative<visit::TurnOver>(item.wanted); }

    // What is left over, or a little too much, goes to those with words.
    void draw_row(Page& page, Items const& items, float top)
    {
        auto const gap = gap_of_bar(page);
        auto const spare = whole_of(page) - width_of(page, items, usual_padding);
        auto const worded
            = std::count_if(items.begin(), items.end(), [](Item const& item) { return !item.chip.wordless; });
        auto x = edge;
        for (auto const& item : items) {
            auto const more = item.chip.wordless ? 0.0f : spare / static_cast<float>(worded);
            auto const width = width_of(page, item, usual_padding) + more;
            if (!is_turn_key(item) || page.leaves() > 1)
                draw_item(page, item, { x, top, width, row_height(page) });
            x += width + gap;
        }
    }

    // From both sides. What is still too wide stands closer to its words; the last thing that gives way are
    // the letters.
    void draw_one_row(Page& page, float top)
    {
        auto const items = one_row(page, lying, page.leaves() > 1);
        auto const gap = gap_of_bar(page);
        auto const fits = width_of(page, items, usual_padding) <= whole_of(page);
        auto const padding = fits ? usual_padding : least_padding;
        auto const needed = width_of(page, items, padding);
        auto const gaps = gap * static_cast<float>(items.size() - 1);
        auto const squares = std::accumulate(items.begin(), items.end(), 0.0f,
            [&](float sum, Item const& item) { return sum + (item.chip.wordless ? row_height(page) : 0); });
        auto const share
            = std::min(1.0f, (whole_of(page) - gaps - squares) / std::max(1.0f, needed - gaps - squares));
        auto const width = [&](Item const& item) {
            return width_of(page, item, padding) * (item.chip.wordless ? 1 : share);
        };
        auto x = edge;
        for (auto const& item : items) {
            if (item.at_end)
                continue;
            draw_item(page, item, { x, top, width(item), row_height(page) });
            x += width(item) + gap;
        }
        auto end = page.sheet().width() - edge;
        for (auto item = items.rbegin(); item != items.rend(); ++item) {
            if (!item->at_end)
                continue;
            end -= width(*item);
            draw_item(page, *item, { end, top, width(*item), row_height(page) });
            end -= gap;
        }
    }

}

float height_of_large_bar(Page const& page)
{
    if (!page.sheet().portrait())
        return row_height(page);
    auto const rows = static_cast<float>(rows_upright(page).size());
    return rows * (row_height(page) + gap_of_bar(page)) - gap_of_bar(page);
}

void draw_large_bar(Page& page, float top)
{
    if (!page.sheet().portrait())
        return draw_one_row(page, top);
    for (auto const& row : rows_upright(page)) {
        draw_row(page, row, top);
        top += row_height(page) + gap_of_bar(page);
    }
}

void draw_turn_key(Page& page, Rect const& rect, Colour beside)
{
    if (page.leaves() < 2)
        return;
    auto const key = turn_key(page);
    if (draw_chip(page, key.chip, rect, beside))
        page.want(key.wanted);
}

}
