#include "kiosk/screens/screens.h"
#include "kiosk/screens/top_line.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    constexpr std::size_t most_other_languages = 6;
    constexpr float staff_note_room = 90;

    // Whoever comes next speaks another language, perhaps. As many as there is room for.
    void draw_in_other_languages(Page& page, float top)
    {
        auto const& theme = page.theme();
        auto const width = page.sheet().width() - 2 * page.sheet().margin();
        auto const bottom = page.sheet().height() - staff_note_room;
        // Large words need the room.
        std::size_t lines = page.large() ? most_other_languages : 0;
        for (auto const& language : page.interview().questionnaire().languages) {
            if (language == page.visit().language() || lines++ >= most_other_languages)
                continue;
            auto const line = page.set(
                page.phrase("This screen is taking a break. Please tell anyone in the team.", language),
                { .size = 27, .colour = theme.second_ink, .width = width, .line_height = 1.5f }, language);
            if (top + line.height > bottom)
                return;
            // Every language begins where the visitor's lines begin.
            auto placed = line;
            placed.type.align = Align::Start;
            top += page.tell(Role::Text, placed, page.sheet().margin(), top, theme.sky).height;
        }
    }

    void draw_staff_note(Page& page)
    {
        constexpr float icon_size = 34;
        constexpr float above_bottom = 62;
        if (page.staff_note().empty())
            return;
        auto const& theme = page.theme();
        auto const x = page.sheet().margin();
        auto const y = page.sheet().height() - above_bottom;
        page.picture("icons/wrench", { x, y - icon_size / 2, icon_size, icon_size }, theme.petrol);
        auto const words_x = x + icon_size + 14;
        auto const note = page.set(page.staff_note(),
            { .size = page.large() ? 36.0f : 26.0f,
                .colour = theme.ink,
                .width = page.sheet().width() - page.sheet().margin() - words_x },
            "en");
        page.tell_middle(Role::Text, note, words_x, y, theme.deep_mist);
    }

}

void draw_out_of_order(Page& page)
{
    draw_top_line(page, TopLine::PlaceAndStore);
    constexpr std::array<Trial, 4> latin { { { 96, 2, 1.12f }, { 68, 2, 1.12f }, { 60, 2, 1.12f },
        { 52, 3, 1.12f } } };
    constexpr std::array<Trial, 2> arabic { { { 60, 2, 1.4f }, { 52, 2, 1.4f } } };
    constexpr float widest = 720;
    constexpr float gap = 28;
    auto const& sheet = page.sheet();
    auto const& theme = page.theme();
    auto const x = sheet.margin();
    auto const width = page.large() ? sheet.width() - 2 * x : std::min(widest, sheet.width() - 2 * x);
    auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                        : std::span(latin).subspan(page.large() ? 0 : 1);
    auto const heading = page.fit(page.phrase("This screen is taking a break."),
        { .size = 0, .weight = Weight::Bold, .colour = theme.ink, .width = width, .balanced = true }, trials,
        180);
    auto y = sheet.portrait() ? 158.0f : 132.0f;
    y += page.tell(Role::Heading, heading, x, y, theme.sky).height + gap;
    auto const text
        = page.set(page.phrase("We cannot save your answer here right now. Please tell anyone in the team."),
            { .size = page.large() ? 52.0f : 32.0f,
                .colour = theme.second_ink,
                .width = width,
                .line_height = page.large() ? 1.2f : 1.4f });
    y += page.tell(Role::Text, text, x, y, theme.sky).height + gap;
    draw_in_other_languages(page, y);
    draw_staff_note(page);
}

}
