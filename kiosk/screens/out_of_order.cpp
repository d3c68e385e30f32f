#include "kiosk/screens/announcement.h"
#include "kiosk/screens/bar.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/top_line.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    constexpr std::size_t most_other_languages = 6;

    constexpr float staff_note_room = 90;
    constexpr float gap = 28;

    std::string heading_of(Page const& page) { return page.phrase("This screen is taking a break."); }

    std::string text_of(Page const& page)
    {
        return page.phrase("We cannot save your answer here right now. Please tell anyone in the team.");
    }

    // Whoever comes next speaks another language, perhaps. As many as there is room for.
    void draw_in_other_languages(Page& page, float top)
    {
        constexpr float size = 27;
        constexpr float line_height = 1.5f;
        auto const& theme = page.theme();
        auto const& sheet = page.sheet();
        auto const whole = sheet.width() - 2 * sheet.margin();
        std::size_t lines = 0;
        for (auto const& language : page.interview().questionnaire().languages) {
            if (language == page.visit().language() || lines++ >= most_other_languages)
                continue;
            auto const beside_figure = top + size * line_height > top_of_figure(sheet);
            auto const line = page.set(
                page.phrase("This screen is taking a break. Please tell anyone in the team.", language),
                { .size = size,
                    .colour = theme.second_ink,
                    .width = beside_figure ? whole - bar_height - gap_of_bar(page) : whole,
                    .line_height = line_height },
                language);
            if (top + line.height > (beside_figure ? sheet.height() - staff_note_room : top_of_figure(sheet)))
                return;
            // Every language begins where the visitor's lines begin.
            auto placed = line;
            placed.type.align = Align::Start;
            top += page.tell(Role::Text, placed, page.sheet().margin(), top, theme.sky).height;
        }
    }

    void draw_usual_words(Page& page, float top)
    {
        constexpr std::array<Trial, 3> latin { { { 68, 2, 1.12f }, { 60, 2, 1.12f }, { 52, 3, 1.12f } } };
        constexpr std::array<Trial, 2> arabic { { { 60, 2, 1.4f }, { 52, 2, 1.4f } } };
        constexpr float widest = 720;
        auto const& sheet = page.sheet();
        auto const& theme = page.theme();
        auto const x = sheet.margin();
        auto const width = std::min(widest, sheet.width() - 2 * x);
        auto const trials = page.script() == Script::Arabic ? std::span<Trial const>(arabic)
                                                            : std::span<Trial const>(latin);
        auto const heading = page.fit(heading_of(page),
            { .size = 0, .weight = Weight::Bold, .colour = theme.ink, .width = width, .balanced = true },
            trials, 180);
        top += page.tell(Role::Heading, heading, x, top, theme.sky).height + gap;
        auto const text = page.set(
            text_of(page), { .size = 32, .colour = theme.second_ink, .width = width, .line_height = 1.4f });
        draw_in_other_languages(page, top + page.tell(Role::Text, text, x, top, theme.sky).height + gap);
    }

    // Beside the figure, and the key that turns when there is one.
    void draw_staff_note(Page& page)
    {
        constexpr float icon_size = 34;
        constexpr float above_bottom = 62;
        if (page.staff_note().empty())
            return;
        auto const& sheet = page.sheet();
        auto const& theme = page.theme();
        auto const x = sheet.margin();
        auto const y = page.large() ? top_of_figure(sheet) + bar_height / 2 : sheet.height() - above_bottom;
        page.picture("icons/wrench", { x, y - icon_size / 2, icon_size, icon_size }, theme.petrol);
        auto const words_x = x + icon_size + 14;
        auto const keys = page.leaves() > 1 ? 2.0f : 1.0f;
        auto const end = sheet.width() - sheet.margin() - keys * (bar_height + gap_of_bar(page));
        auto const note = page.set(page.staff_note(),
            { .size = page.large() ? 36.0f : 26.0f, .colour = theme.ink, .width = end - words_x }, "en");
        page.tell_middle(Role::Text, note, words_x, y, theme.deep_mist);
    }

}

void draw_out_of_order(Page& page)
{
    draw_top_line(page, TopLine::PlaceAndStore);
    // Large words need the room of the other languages.
    if (page.large())
        draw_large_announcement(page, { heading_of(page), text_of(page), 96, 64 });
    else
        draw_usual_words(page, top_of_announcement(page.sheet()));
    draw_staff_note(page);
    draw_bar_of_figure(page, page.theme().mist);
}

}
