#include "kiosk/screens/view_sheet.h"

#include "kiosk/screens/bar.h"
#include "kiosk/screens/chip.h"

#include <algorithm>
#include <array>

namespace peakend::screens {

namespace {

    struct Switch {
        std::string_view english;
        bool visit::View::*on;
    };

    constexpr std::array switches {
        Switch { "Larger text", &visit::View::large },
        Switch { "High contrast", &visit::View::high_contrast },
        Switch { "Low reach", &visit::View::low_reach },
        Switch { "Mirror", &visit::View::mirrored },
        Switch { "Read aloud", &visit::View::read_aloud },
    };

    // Upright, words of twice the size need the whole width.
    std::size_t columns_of(Page const& page) { return page.large() && page.sheet().portrait() ? 1 : 2; }

    // Columns that end where the bar ends, in the lower half.
    Rect cell(Page const& page, std::size_t at, std::size_t cells)
    {
        auto const columns = columns_of(page);
        constexpr float lower = 10;  // a single column needs the height
        auto const& sheet = page.sheet();
        auto const gap = gap_of_bar(page);
        auto const rows = static_cast<float>((cells + columns - 1) / columns);
        auto const bottom = sheet.height() - below_bar(sheet) + (columns == 1 ? lower : 0);
        auto const height = std::min(bar_height, (bottom - page.middle() - gap * (rows - 1)) / rows);
        auto const across = static_cast<float>(columns);
        auto const width = (sheet.width() - 2 * sheet.margin() - gap * (across - 1)) / across;
        auto const top = bottom - rows * (height + gap) + gap;
        return { sheet.margin() + static_cast<float>(at % columns) * (width + gap),
            top + static_cast<float>(at / columns) * (height + gap), width, height };
    }

    void draw_switch(Page& page, Switch const& one, Rect const& rect)
    {
        auto wanted = page.visit().view();
        auto& on = wanted.*one.on;
        Chip const chip { .label = page.phrase(one.english),
            .look = on ? Look::Main : Look::Plain,
            .before = on ? Sign::Tick : Sign::None,
            .chosen = on,
            .role = Role::Tool };
        if (!draw_chip(page, chip, rect, page.theme().mist))
            return;
        on = !on;
        page.want(visit::ChangeView { wanted });
    }

    void draw_heading(Page& page)
    {
        constexpr float figure = 96;
        constexpr float gap = 24;
        constexpr std::array<Trial, 6> sizes { { { 96, 2, 1.14f }, { 80, 2, 1.14f }, { 64, 2, 1.16f },
            { 56, 2, 1.16f }, { 56, 3, 1.14f }, { 44, 4, 1.14f } } };
        auto const& sheet = page.sheet();
        auto const& theme = page.theme();
        auto const trials = page.large() ? std::span<Trial const>(sizes) : std::span(sizes).subspan(2);
        auto const x = sheet.margin() + figure + gap;
        auto const top = sheet.portrait() ? 158.0f : 90.0f;
        page.picture("icons/access", { sheet.margin(), top, figure, figure }, theme.petrol);
        auto const heading = page.fit(page.phrase("Everyone can use this"),
            { .size = 0,
                .weight = Weight::Bold,
                .colour = theme.ink,
                .width = sheet.width() - sheet.margin() - x,
                .balanced = true },
            trials, page.middle() - top - gap);
        page.tell(Role::Heading, heading, x, top, theme.sky);
    }

}

void draw_views(Page& page)
{
    draw_heading(page);
    auto const count = switches.size() - (page.can_speak() ? 0 : 1);
    auto const cells = count + count % columns_of(page) + 2;
    for (std::size_t at = 0; at < count; ++at)
        draw_switch(page, switches[at], cell(page, at, cells));

    Chip const standard { .label = page.phrase("Standard view"), .role = Role::Tool };
    if (draw_chip(page, standard, cell(page, cells - 2, cells), page.theme().mist))
        page.want(visit::ChangeView { page.visit().usual_view() });
    Chip const close { .label = page.phrase("Close"), .look = Look::Main };
    if (draw_chip(page, close, cell(page, cells - 1, cells), page.theme().mist))
        page.want(visit::CloseViews {});
}

}
