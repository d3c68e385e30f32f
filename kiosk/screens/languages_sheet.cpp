#include "kiosk/screens/languages_sheet.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"
#include "kiosk/screens/top_line.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    constexpr std::size_t most_in_bar = 5;
    constexpr float widest_globe = 560;
    constexpr float gap = 18;  // 3 mm on a 10-inch glass

    std::vector<std::string> const& all_languages(Page const& page)
    {
        return page.interview().questionnaire().languages;
    }

    // The default language first, then the author's order; the visitor's own takes the last place if it has
    // none.
    std::vector<std::string> likeliest(Page const& page, std::size_t count)
    {
        auto languages = all_languages(page);
        auto const& usual = page.interview().questionnaire().default_language;
        std::stable_partition(
            languages.begin(), languages.end(), [&](auto const& language) { return language == usual; });
        languages.resize(count);
        auto const& own = page.visit().language();
        if (std::find(languages.begin(), languages.end(), own) == languages.end())
            languages.back() = own;
        return languages;
    }

    // Where answers stand in the lower half, the globe alone leaves them their room.
    bool globe_alone(Page const& page) { return page.low(); }

    bool all_in_bar(Page const& page)
    {
        return !globe_alone(page) && all_languages(page).size() <= most_in_bar;
    }

    std::vector<std::string> in_bar(Page const& page)
    {
        if (globe_alone(page))
            return {};
        return all_in_bar(page) ? all_languages(page) : likeliest(page, most_in_bar - 1);
    }

    void draw_language(Page& page, std::string const& language, Rect const& rect, Colour beside)
    {
        auto const on = language == page.visit().language();
        Chip const chip { .label = own_name(language),
            .look = on ? Look::Main : Look::Plain,
            .language = language,
            .chosen = on,
            .role = Role::Tool };
        if (draw_chip(page, chip, rect, beside))
            page.want(visit::Speak { language });
    }

    void draw_globe(Page& page, Rect const& rect)
    {
        constexpr float room_for_words = 300;
        Chip const globe { .label = page.phrase("More languages"),
            .picture = "icons/globe",
            .role = Role::Tool,
            .wordless = rect.width < room_for_words };
        if (draw_chip(page, globe, rect, page.theme().mist))
            page.want(visit::OpenLanguages {});
    }

    struct Grid {
        float top;
        std::size_t columns;
        float width;
        float height;
    };

    // As few columns as let every chip be high enough for a finger. It ends where the bar ends: what can be
    // tapped is low.
    Grid grid_below(Page const& page, float top, std::size_t cells)
    {
        auto const& sheet = page.sheet();
        constexpr float lowest = 72;  // 12 mm on a 10-inch glass
        constexpr float below_large = 18;
        auto const bottom = sheet.height() - (page.large() ? below_large : below_bar(sheet));
        std::size_t columns = sheet.portrait() ? 2 : page.large() ? 3 : 4;
        auto rows = [&] { return static_cast<float>((cells + columns - 1) / columns); };
        while (columns < cells && rows() * (lowest + gap) - gap > bottom - top)
            ++columns;
        auto const height = std::min(bar_height, (bottom - top + gap) / rows() - gap);
        auto const across = static_cast<float>(columns);
        auto const width = (sheet.width() - 2 * sheet.margin() - gap * (across - 1)) / across;
        return { bottom - rows() * (height + gap) + gap, columns, width, height };
    }

    Rect cell(Sheet const& sheet, Grid const& grid, std::size_t at)
    {
        return { sheet.margin() + static_cast<float>(at % grid.columns) * (grid.width + gap),
            grid.top + static_cast<float>(at / grid.columns) * (grid.height + gap), grid.width, grid.height };
    }

    // The globe says what this is to those who cannot read the word beside it.
    float draw_title(Page& page)
    {
        constexpr float globe_size = 72;
        constexpr float globe_gap = 24;
        constexpr std::array<Trial, 4> sizes { { { 96, 1, 1.1f }, { 64, 1, 1.24f }, { 54, 1, 1.24f },
            { 44, 1, 1.24f } } };
        auto const& sheet = page.sheet();
        auto const& theme = page.theme();
        auto const middle = sheet.portrait() ? 200.0f : 173.0f;
        auto const x = sheet.margin() + globe_size + globe_gap;
        page.picture(
            "icons/globe", { sheet.margin(), middle - globe_size / 2, globe_size, globe_size }, theme.petrol);
        auto const title = page.fit(page.phrase("Language"),
            { .size = 0,
                .weight = Weight::Bold,
                .colour = theme.ink,
                .width = sheet.width() - sheet.margin() - x },
            std::span(sizes).subspan(page.large() ? 0 : 1), page.large() ? 150 : 100);
        page.tell_middle(Role::Heading, title, x, middle, theme.sky);
        return middle + globe_size / 2 + 2 * gap;
    }

    // So many that they need the title's room too.
    constexpr std::size_t too_many_for_a_title = 30;

}

std::size_t language_chips(Page const& page)
{
    auto const count = all_languages(page).size();
    if (count < 2)
        return 0;
    return globe_alone(page) ? 1 : std::min(count, most_in_bar);
}

void draw_language_chip(Page& page, std::size_t at, Rect const& rect)
{
    auto const languages = in_bar(page);
    if (at < languages.size())
        draw_language(page, languages[at], rect, page.theme().mist);
    else
        draw_globe(page, rect);
}

void draw_language_row(Page& page, float x, float end, float top)
{
    auto const chips = language_chips(page);
    if (chips == 0)
        return;
    if (globe_alone(page))
        return draw_language_chip(page, 0, { x, top, std::min(end - x, widest_globe), bar_height });
    auto const names = static_cast<float>(in_bar(page).size());
    auto const globe_room = all_in_bar(page) ? 0.0f : bar_height + gap;
    auto const width = (end - x - globe_room - gap * (names - 1)) / names;
    for (std::size_t at = 0; at < chips; ++at) {
        auto const is_globe = static_cast<float>(at) >= names;
        draw_language_chip(page, at, { x, top, is_globe ? bar_height : width, bar_height });
        x += width + gap;
    }
}

void draw_languages(Page& page)
{
    draw_top_line(page, TopLine::PlaceOnly);
    auto const& languages = all_languages(page);
    auto const& sheet = page.sheet();
    constexpr float below_top_line = 116;
    auto const top = languages.size() < too_many_for_a_title ? draw_title(page) : below_top_line;
    auto const grid = grid_below(page, page.low() ? std::max(top, page.middle()) : top, languages.size() + 1);
    for (std::size_t at = 0; at < languages.size(); ++at)
        draw_language(page, languages[at], cell(sheet, grid, at), page.theme().mist);
    Chip const close { .label = page.phrase("Close"), .picture = "icons/x" };
    if (draw_chip(page, close, cell(sheet, grid, languages.size()), page.theme().mist))
        page.want(visit::CloseLanguages {});
}

}
