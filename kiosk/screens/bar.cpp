#include "kiosk/screens/bar.h"

#include "kiosk/screens/chip.h"
#include "kiosk/screens/languages_sheet.h"
#include "kiosk/screens/saying.h"

#include <algorithm>
#include <array>
#include <optional>

namespace peakend::screens {

namespace {

    constexpr float gap = 18;      // 3 mm on a 10-inch glass
    constexpr float padding = 37;  // 34 and the outline
    constexpr float least_padding = 8;
    constexpr float least_skip = 200;
    constexpr float least_main = 260;
    constexpr std::size_t columns_upright = 2;

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
        auto const cells = language_chips(page) + (has_main(page) ? 1U : 0U);
        return std::max<std::size_t>(1, (cells + columns_upright - 1) / columns_upright);
    }

    void draw_main(Page& page, Rect const& rect)
    {
        if (draw_chip(page, main_chip(page), rect, page.theme().mist))
            page.want(visit::Next {});
    }

    void draw_first_landscape(Page& page)
    {
        auto end = page.sheet().width() - page.sheet().margin();
        if (has_main(page)) {
            auto const width = std::max(least_main, width_of(page, main_chip(page), padding));
            draw_main(page, { end - width, top_of_bar(page), width, bar_height });
            end -= width + gap;
        }
        draw_language_row(page, page.sheet().margin(), end, top_of_bar(page));
    }

    void draw_first_upright(Page& page)
    {
        auto const x = page.sheet().margin();
        auto const whole = page.sheet().width() - 2 * x;
        auto const half = (whole - gap) / 2;
        auto const top = top_of_bar(page);
        auto const cell = [&](std::size_t at, bool alone) {
            auto const column = static_cast<float>(at % columns_upright);
            auto const row = static_cast<float>(at / columns_upright);
            return Rect { x + column * (half + gap), top + row * (bar_height + gap), alone ? whole : half,
                bar_height };
        };
        std::size_t at = 0;
        auto const with_main = has_main(page);
        auto const chips = language_chips(page);
        auto const cells = chips + (with_main ? 1U : 0U);
        auto const next_cell = [&] {
            auto const rect = cell(at, at + 1 == cells && at % columns_upright == 0);
            ++at;
            return rect;
        };
        for (std::size_t chip = 0; chip < chips; ++chip)
            draw_language_chip(page, chip, next_cell());
        if (with_main)
            draw_main(page, next_cell());
    }

    struct Widths {
        float back;
        float skip;
        float main;
        float sum() const { return back + skip + main + 2 * gap; }
    };

    Widths widths_of(Page const& page, Chip const& back, Chip const& skip, Chip const* main, float room)
    {
        return { width_of(page, back, room), width_of(page, skip, room),
            main ? width_of(page, *main, room) : 0.0f };
    }

    // As the design has it; closer to their words where that is too wide.
    Widths widths_within(Page const& page, Chip const& back, Chip const& skip, Chip const* main, float whole)
    {
        auto widths = widths_of(page, back, skip, main, padding);
        widths.skip = std::max(least_skip, widths.skip);
        widths.main = main ? std::max(least_main, widths.main) : 0.0f;
        if (widths.sum() <= whole)
            return widths;
        constexpr float sides = 6;
        auto const room = (whole - widths_of(page, back, skip, main, 0).sum()) / sides;
        return widths_of(page, back, skip, main, std::clamp(room, least_padding, padding));
    }

    void draw_later(Page& page)
    {
        auto const& sheet = page.sheet();
        auto const top = top_of_bar(page);
        auto const whole = sheet.width() - 2 * sheet.margin();
        auto const main = has_main(page) ? std::optional(main_chip(page)) : std::nullopt;
        Chip const back { .label = page.phrase("Back"), .before = Sign::Back };
        Chip const skip { .label = page.phrase("Skip") };
        auto const widths = widths_within(page, back, skip, main ? &*main : nullptr, whole);

        if (draw_chip(page, back, { sheet.margin(), top, widths.back, bar_height }, page.theme().mist))
            page.want(visit::Back {});
        auto end = sheet.width() - sheet.margin();
        if (main) {
            draw_main(page, { end - widths.main, top, widths.main, bar_height });
            end -= widths.main + gap;
        }
        // What is answered already is left by Next; Skip would mean the same.
        auto const skippable = !main || !goes_on_by_itself(page.interview().question().kind);
        if (skippable
            && draw_chip(page, skip, { end - widths.skip, top, widths.skip, bar_height }, page.theme().mist))
            page.want(visit::Skip {});
    }

}

float below_bar(Sheet const& sheet) { return sheet.portrait() ? 40.0f : 36.0f; }

float top_of_bar(Page const& page)
{
    auto const& sheet = page.sheet();
    auto const bottom = sheet.height() - below_bar(sheet);
    auto const rows = sheet.portrait() && page.interview().first() ? rows_upright(page) : 1;
    return bottom - static_cast<float>(rows) * (bar_height + gap) + gap;
}

void draw_bar(Page& page)
{
    if (!page.interview().first())
        draw_later(page);
    else if (page.sheet().portrait())
        draw_first_upright(page);
    else
        draw_first_landscape(page);
}

}
