#include "kiosk/screens/bar.h"

#include "kiosk/screens/access_key.h"
#include "kiosk/screens/bar_large.h"
#include "kiosk/screens/languages_sheet.h"
#include "kiosk/screens/saying.h"

#include <algorithm>
#include <array>
#include <optional>

namespace peakend::screens {

namespace {

    constexpr float padding = 37;  // 34 and the outline
    constexpr float least_padding = 8;
    constexpr float least_skip = 200;
    constexpr float least_main = 260;
    // What is asked stands higher where everything else stands low: languages need fewer rows then.
    std::size_t columns_upright(Page const& page) { return page.low() ? 3 : 2; }

    // Faces, stars and single choices go on by themselves once they are tapped.
    bool goes_on_by_itself(Kind const& kind)
    {
        return std::holds_alternative<Smiley>(kind) || std::holds_alternative<Csat>(kind)
            || std::holds_alternative<OneOf>(kind);
    }

    bool has_main(Page const& page)
    {
        auto const& interview = page.interview();
        if (visit::is_answered_in_words(interview.question().kind))
            return page.keyboard() != nullptr;
        if (goes_on_by_itself(interview.question().kind))
            return !interview.first() && answered(page) && !page.visit().settling_since();
        return true;
    }

    Chip main_chip(Page const& page)
    {
        if (page.keyboard())
            return { .label = page.phrase("Send"),
                .look = page.visit().can_send() ? Look::Main : Look::Waiting,
                .size = 36,
                .after = Sign::Next };
        auto const last = page.interview().step() == page.interview().steps();
        return { .label = page.phrase(last ? "Done" : "Next"),
            .look = answered(page) ? Look::Main : Look::Waiting,
            .size = 36,
            .after = Sign::Next };
    }

    std::size_t rows_upright(Page const& page)
    {
        auto const cells = language_chips(page) + 1 + (has_main(page) ? 1U : 0U);
        return std::max<std::size_t>(1, (cells + columns_upright(page) - 1) / columns_upright(page));
    }

    void draw_main(Page& page, Rect const& rect)
    {
        if (draw_chip(page, main_chip(page), rect, page.theme().mist))
            page.want(visit::Next {});
    }

    void draw_first_landscape(Page& page)
    {
        auto const gap = gap_of_bar(page);
        auto const top = top_of_bar(page);
        auto const figure = page.sheet().width() - page.sheet().margin() - bar_height;
        auto end = figure - gap;
        if (has_main(page)) {
            auto const width = std::max(least_main, width_of(page, main_chip(page), padding));
            draw_main(page, { end - width, top, width, bar_height });
            end -= width + gap;
        }
        draw_language_row(page, page.sheet().margin(), end, top);
        draw_access_key(page, { figure, top, bar_height, bar_height }, page.theme().mist);
    }

    void draw_first_upright(Page& page)
    {
        auto const x = page.sheet().margin();
        auto const whole = page.sheet().width() - 2 * x;
        auto const gap = gap_of_bar(page);
        auto const columns = columns_upright(page);
        auto const across = static_cast<float>(columns);
        auto const part = (whole - gap * (across - 1)) / across;
        auto const top = top_of_bar(page);
        auto const cell = [&](std::size_t at, bool alone) {
            auto const column = static_cast<float>(at % columns);
            auto const row = static_cast<float>(at / columns);
            return Rect { x + column * (part + gap), top + row * (bar_height + gap), alone ? whole : part,
                bar_height };
        };
        std::size_t at = 0;
        auto const with_main = has_main(page);
        auto const chips = language_chips(page);
        auto const cells = chips + 1 + (with_main ? 1U : 0U);
        auto const next_cell = [&] {
            auto const rect = cell(at, at + 1 == cells && at % columns == 0);
            ++at;
            return rect;
        };
        for (std::size_t chip = 0; chip < chips; ++chip)
            draw_language_chip(page, chip, next_cell());
        draw_access_key(page, next_cell(), page.theme().mist);
        if (with_main)
            draw_main(page, next_cell());
    }

    struct Widths {
        float back;
        float key;
        float skip;
        float main;
        float sum(float gap) const { return back + key + skip + main + 3 * gap; }
    };

    Widths widths_of(Page const& page, WayOn const& chips, float room)
    {
        // Skip keeps its place when it is not there, so that nothing moves.
        Chip const skip { .label = page.phrase("Skip") };
        return { width_of(page, *chips.back, room), bar_height, width_of(page, skip, room),
            chips.main ? width_of(page, *chips.main, room) : 0.0f };
    }

    // As the design has it; closer to their words where that is too wide.
    Widths widths_within(Page const& page, WayOn const& chips, float whole)
    {
        auto const gap = gap_of_bar(page);
        auto widths = widths_of(page, chips, padding);
        widths.skip = std::max(least_skip, widths.skip);
        widths.main = chips.main ? std::max(least_main, widths.main) : 0.0f;
        if (widths.sum(gap) <= whole)
            return widths;
        constexpr float sides = 6;
        auto const room = (whole - widths_of(page, chips, 0).sum(gap)) / sides;
        widths = widths_of(page, chips, std::clamp(room, least_padding, padding));
        // The last thing that may give way are the letters: all chips shrink alike.
        auto const words = widths.back + widths.skip + widths.main;
        auto const share = std::min(1.0f, (whole - widths.key - 3 * gap) / words);
        return { widths.back * share, widths.key, widths.skip * share, widths.main * share };
    }

    void draw_back(Page& page, WayOn const& chips, Rect const& rect)
    {
        if (draw_chip(page, *chips.back, rect, page.theme().mist))
            page.want(visit::Back {});
    }

    void draw_skip(Page& page, WayOn const& chips, Rect const& rect)
    {
        if (chips.skip && draw_chip(page, *chips.skip, rect, page.theme().mist))
            page.want(visit::Skip {});
    }

    void draw_later(Page& page)
    {
        auto const& sheet = page.sheet();
        auto const gap = gap_of_bar(page);
        auto const top = top_of_bar(page);
        auto const chips = way_on(page);
        auto const widths = widths_within(page, chips, sheet.width() - 2 * sheet.margin());

        draw_back(page, chips, { sheet.margin(), top, widths.back, bar_height });
        draw_access_key(
            page, { sheet.margin() + widths.back + gap, top, widths.key, bar_height }, page.theme().mist);
        auto end = sheet.width() - sheet.margin();
        if (chips.main) {
            draw_main(page, { end - widths.main, top, widths.main, bar_height });
            end -= widths.main + gap;
        }
        draw_skip(page, chips, { end - widths.skip, top, widths.skip, bar_height });
    }

}

float below_bar(Sheet const& sheet) { return sheet.portrait() ? 40.0f : 36.0f; }

float gap_of_bar(Page const& page)
{
    constexpr float of_design = 18;
    constexpr float least_mm = 3.05f;  // that a glass which rounds its size still has 3
    return std::max(of_design, page.millimetres(least_mm));
}

WayOn way_on(Page const& page)
{
    WayOn chips;
    if (has_main(page))
        chips.main = main_chip(page);
    if (page.interview().first())
        return chips;
    chips.back = Chip { .label = page.phrase("Back"), .before = Sign::Back };
    if (!chips.main || !goes_on_by_itself(page.interview().question().kind))
        chips.skip = Chip { .label = page.phrase("Skip") };
    return chips;
}

float top_of_bar(Page const& page)
{
    auto const& sheet = page.sheet();
    constexpr float below_when_low = 18;
    auto const lowered = page.low() && !sheet.portrait();
    auto const bottom = sheet.height() - (lowered ? below_when_low : below_bar(sheet));
    if (page.large())
        return bottom - height_of_large_bar(page);
    auto const gap = gap_of_bar(page);
    auto const rows = sheet.portrait() && page.interview().first() ? rows_upright(page) : 1;
    return bottom - static_cast<float>(rows) * (bar_height + gap) + gap;
}

float end_of_answers(Page const& page) { return top_of_bar(page) - gap_of_bar(page); }

float top_of_figure(Sheet const& sheet) { return sheet.height() - below_bar(sheet) - bar_height; }

void draw_bar_of_figure(Page& page, Colour beside)
{
    auto const& sheet = page.sheet();
    auto const top = top_of_figure(sheet);
    auto const x = sheet.width() - sheet.margin() - bar_height;
    draw_access_key(page, { x, top, bar_height, bar_height }, beside);
    draw_turn_key(page, { x - gap_of_bar(page) - bar_height, top, bar_height, bar_height }, beside);
}

void draw_bar(Page& page)
{
    if (page.large())
        draw_large_bar(page, top_of_bar(page));
    else if (!page.interview().first())
        draw_later(page);
    else if (page.sheet().portrait())
        draw_first_upright(page);
    else
        draw_first_landscape(page);
}

}
