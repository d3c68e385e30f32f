#include "kiosk/screens/ticket.h"

#include "kiosk/screens/motion.h"

#include <array>

namespace peakend::screens {

namespace {

    // A ticket is paper in every theme, so its own colours are enough. 14.7 and 9.5 on it.
    constexpr Colour paper = 0xFFFFFF;
    constexpr Colour ink = 0x10262B;
    constexpr Colour second_ink = 0x34494E;

    constexpr float width = 640;
    constexpr float padding = 44;
    constexpr float divider = 436;  // where the stub with the code begins

    constexpr std::array<Trial, 5> title_trials { { { 38, 1, 1.2f }, { 34, 1, 1.2f }, { 30, 2, 1.2f },
        { 26, 2, 1.2f }, { 24, 3, 1.2f } } };
    constexpr std::array<Trial, 3> text_trials { { { 26, 1, 1.3f }, { 24, 2, 1.3f }, { 24, 3, 1.25f } } };

    // The lines of one column, one below the other and together in the middle of the ticket.
    void draw_column(Page& page, std::span<Block const> lines, float x, float top)
    {
        constexpr float gap = 6;
        auto height = gap * static_cast<float>(lines.size() - 1);
        for (auto const& line : lines)
            height += line.height;
        auto y = top + (ticket_height - height) / 2;
        for (auto const& line : lines)
            y += page.tell(Role::Text, line, x, y, paper).height + gap;
    }

    Block small(Page const& page, std::string const& text, float column)
    {
        return page.fit(text, { .size = 0, .colour = second_ink, .width = column }, text_trials, 66);
    }

    Block large(Page const& page, std::string const& text, float column)
    {
        return page.fit(
            text, { .size = 0, .weight = Weight::Bold, .colour = ink, .width = column }, title_trials, 80);
    }

    // "Your code: {code}" without the code and what leads to it.
    std::string name_of_code(Page const& page)
    {
        auto text = page.phrase("Your code: {code}");
        auto const at = text.find("{code}");
        text.resize(std::min(at, text.size()));
        while (!text.empty() && (text.back() == ' ' || text.back() == ':'))
            text.pop_back();
        for (std::string_view const tail : { "：", "\u00a0" })
            if (text.ends_with(tail))
                text.resize(text.size() - tail.size());
        return text;
    }

    void draw_divider(Page& page, float x, float top)
    {
        constexpr float edge = 24;
        constexpr float step = 12;
        for (auto y = top + edge; y <= top + ticket_height - edge; y += step)
            page.disc({ x, y }, 1.8f, ink);
    }

    void draw_code(Page& page, std::string const& code, float x, float top)
    {
        constexpr float notch = 24;
        constexpr float column = width - notch - divider - 2 * 14;
        constexpr std::array<Trial, 4> trials { { { 36, 1, 1.2f }, { 32, 1, 1.2f }, { 34, 2, 1.15f },
            { 28, 2, 1.15f } } };
        draw_divider(page, x + divider, top);
        auto const name = page.fit(name_of_code(page),
            { .size = 0, .colour = second_ink, .align = Align::Centre, .width = column }, text_trials, 66);
        auto const words = page.fit(code,
            { .size = 0, .weight = Weight::Bold, .colour = ink, .align = Align::Centre, .width = column },
            trials, 80);
        draw_column(page, std::array { name, words }, x + (divider + width - notch) / 2, top);
    }

    void draw_gift(Page& page, Surprise const& surprise, std::string const& code, float x, float top)
    {
        auto const column = (code.empty() ? width : divider) - padding - 16;
        page.picture("marks/ticket", { x, top, width, ticket_height }, untinted);
        draw_column(page,
            std::array { small(page, page.wording(surprise.text), column),
                large(page, page.wording(surprise.title), column) },
            x + padding, top);
        if (!code.empty())
            draw_code(page, code, x, top);
    }

    void draw_we_did(Page& page, WeDid const& we_did, float x, float top)
    {
        auto const& theme = page.theme();
        Rect const card { x, top, width, ticket_height };
        page.fill(card, theme.tile_radius, paper);
        page.outline(card, theme.tile_radius, 3, ink);
        constexpr float column = width - 2 * 32;
        draw_column(page,
            std::array { small(page, page.phrase("You said, we did"), column),
                small(page, page.wording(we_did.you_said), column),
                large(page, page.wording(we_did.we_did), column) },
            x + 32, top);
    }

}

bool has_ticket(Page const& page)
{
    auto const& questionnaire = page.interview().questionnaire();
    return (questionnaire.surprise && page.visit().gift()) || questionnaire.we_did;
}

void draw_ticket(Page& page, float top)
{
    auto const& questionnaire = page.interview().questionnaire();
    auto const& gift = page.visit().gift();
    auto const x = page.sheet().margin();
    auto const sliding = motion::ticket(page.visit(), page.now());
    page.veiled(sliding.alpha, sliding.towards_end, [&] {
        if (questionnaire.surprise && gift)
            draw_gift(page, *questionnaire.surprise, gift->code, x, top);
        else
            draw_we_did(page, *questionnaire.we_did, x, top);
    });
}

}
