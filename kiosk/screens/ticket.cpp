#include "kiosk/screens/ticket.h"

#include "kiosk/screens/motion.h"

#include <array>

namespace peakend::screens {

namespace {

    // A ticket is paper in every theme, so its own colours are enough. 14.7 and 9.5 on it.
    constexpr Colour paper = 0xFFFFFF;
    constexpr Colour ink = 0x10262B;
    constexpr Colour second_ink = 0x34494E;

    constexpr float usual_width = 640;
    constexpr float usual_height = 190;
    constexpr float padding = 44;
    constexpr float divider = 436;  // where the stub with the code begins
    constexpr float large_padding = 32;
    constexpr float words_beside_stub = 0.6f;  // of a large ticket's width
    constexpr float words_above_stub = 0.53f;  // upright, of its height
    constexpr float between_lines = 6;

    using Trials = std::span<Trial const>;

    Trials title_trials(Page const& page)
    {
        static constexpr std::array<Trial, 5> usual { { { 38, 1, 1.2f }, { 34, 1, 1.2f }, { 30, 2, 1.2f },
            { 26, 2, 1.2f }, { 24, 3, 1.2f } } };
        static constexpr std::array<Trial, 7> large { { { 76, 1, 1.1f }, { 68, 1, 1.1f }, { 60, 2, 1.1f },
            { 52, 2, 1.1f }, { 44, 3, 1.1f }, { 36, 3, 1.1f }, { 30, 4, 1.1f } } };
        return page.large() ? Trials(large) : Trials(usual);
    }

    Trials text_trials(Page const& page)
    {
        static constexpr std::array<Trial, 3> usual { { { 26, 1, 1.3f }, { 24, 2, 1.3f },
            { 24, 3, 1.25f } } };
        static constexpr std::array<Trial, 5> large { { { 52, 1, 1.15f }, { 48, 2, 1.15f }, { 44, 2, 1.15f },
            { 38, 2, 1.15f }, { 32, 3, 1.1f } } };
        return page.large() ? Trials(large) : Trials(usual);
    }

    Trials code_trials(Page const& page)
    {
        static constexpr std::array<Trial, 4> usual { { { 36, 1, 1.2f }, { 32, 1, 1.2f }, { 34, 2, 1.15f },
            { 28, 2, 1.15f } } };
        static constexpr std::array<Trial, 5> large { { { 80, 1, 1.1f }, { 72, 1, 1.1f }, { 64, 1, 1.1f },
            { 56, 1, 1.1f }, { 44, 2, 1.1f } } };
        return page.large() ? Trials(large) : Trials(usual);
    }

    struct Line {
        std::string text;
        Type type;
        Trials trials;
    };

    Line small(Page const& page, std::string text, Align align = Align::Start)
    {
        return { std::move(text), { .size = 0, .colour = second_ink, .align = align }, text_trials(page) };
    }

    Line bold(std::string text, Trials trials, Align align = Align::Start)
    {
        return { std::move(text), { .size = 0, .weight = Weight::Bold, .colour = ink, .align = align },
            trials };
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

    float height_of(std::vector<Block> const& blocks)
    {
        auto height = between_lines * static_cast<float>(blocks.size() - 1);
        for (auto const& block : blocks)
            height += block.height;
        return height;
    }

    // Without the first `skipped` trials of each.
    std::vector<Block> set_lines(
        Page const& page, std::span<Line const> lines, Rect const& room, std::size_t skipped)
    {
        std::vector<Block> blocks;
        for (auto const& line : lines) {
            auto type = line.type;
            type.width = room.width;
            auto const first = std::min(skipped, line.trials.size() - 1);
            blocks.push_back(page.fit(line.text, type, line.trials.subspan(first), room.height));
        }
        return blocks;
    }

    // The lines of one column, one below the other and together in the middle of their room: all of them
    // become smaller until they go into it.
    void draw_column(Page& page, std::span<Line const> lines, Rect const& room)
    {
        constexpr std::size_t most_trials = 8;
        auto blocks = set_lines(page, lines, room, 0);
        for (std::size_t skipped = 1; skipped < most_trials && height_of(blocks) > room.height; ++skipped)
            blocks = set_lines(page, lines, room, skipped);
        auto const x = lines.front().type.align == Align::Centre ? room.centre_x() : room.x;
        auto y = room.centre_y() - height_of(blocks) / 2;
        for (auto const& block : blocks)
            y += page.tell(Role::Text, block, x, y, paper).height + between_lines;
    }

    void draw_divider_down(Page& page, float x, Rect const& ticket)
    {
        constexpr float edge = 24;
        constexpr float step = 12;
        for (auto y = ticket.y + edge; y <= ticket.y + ticket.height - edge; y += step)
            page.disc({ x, y }, 1.8f, ink);
    }

    void draw_code(Page& page, std::string const& code, Rect const& stub)
    {
        constexpr float beside = 14;
        auto room = stub;
        room.x += beside;
        room.width -= 2 * beside;
        draw_column(page,
            std::array { small(page, name_of_code(page), Align::Centre),
                bold(code, code_trials(page), Align::Centre) },
            room);
    }

    void draw_words(Page& page, Surprise const& surprise, Rect const& room)
    {
        draw_column(page,
            std::array { small(page, page.wording(surprise.text)),
                bold(page.wording(surprise.title), title_trials(page)) },
            room);
    }

    void draw_gift(Page& page, Surprise const& surprise, std::string const& code, Rect const& ticket)
    {
        constexpr float notch = 24;
        page.picture("marks/ticket", ticket, untinted);
        auto words = ticket;
        words.x += padding;
        words.width = (code.empty() ? ticket.width : divider) - padding - 16;
        draw_words(page, surprise, words);
        if (code.empty())
            return;
        draw_divider_down(page, ticket.x + divider, ticket);
        draw_code(
            page, code, { ticket.x + divider, ticket.y, ticket.width - notch - divider, ticket.height });
    }

    void draw_card(Page& page, Rect const& card)
    {
        page.fill(card, page.theme().tile_radius, paper);
        page.outline(card, page.theme().tile_radius, 3, ink);
    }

    // The picture's notches fit one shape only: a large ticket is a card, and upright its stub is below.
    void draw_large_gift(Page& page, Surprise const& surprise, std::string const& code, Rect const& card)
    {
        draw_card(page, card);
        auto words = inset(card, large_padding);
        if (code.empty())
            return draw_words(page, surprise, words);
        auto stub = card;
        if (page.sheet().portrait()) {
            auto const above = card.height * words_above_stub;
            words.height = above - large_padding;
            stub.y += above;
            stub.height -= above;
        } else {
            auto const before = card.width * words_beside_stub;
            words.width = before - 2 * large_padding;
            stub.x += before;
            stub.width -= before;
            draw_divider_down(page, stub.x, card);
        }
        draw_words(page, surprise, words);
        draw_code(page, code, stub);
    }

    void draw_we_did(Page& page, WeDid const& we_did, Rect const& card)
    {
        draw_card(page, card);
        constexpr float above = 20;
        auto room = card;
        room.x += large_padding;
        room.width -= 2 * large_padding;
        room.y += above;
        room.height -= 2 * above;
        draw_column(page,
            std::array { small(page, page.phrase("You said, we did")),
                small(page, page.wording(we_did.you_said)),
                bold(page.wording(we_did.we_did), title_trials(page)) },
            room);
    }

    bool is_gift(Page const& page)
    {
        return page.interview().questionnaire().surprise && page.visit().gift();
    }

}

// Landscape the thanks above need the rest for two lines of their large heading.
float ticket_height(Page const& page)
{
    if (!page.large())
        return usual_height;
    if (!page.sheet().portrait())
        return 260;
    return is_gift(page) ? 470 : 330;
}

bool has_ticket(Page const& page) { return is_gift(page) || page.interview().questionnaire().we_did; }

void draw_ticket(Page& page, float top)
{
    auto const& questionnaire = page.interview().questionnaire();
    auto const& sheet = page.sheet();
    auto const width = page.large() ? sheet.width() - 2 * sheet.margin() : usual_width;
    Rect const ticket { sheet.margin(), top, width, ticket_height(page) };
    auto const sliding = motion::ticket(page.visit(), page.now());
    page.veiled(sliding.alpha, sliding.towards_end, [&] {
        if (!is_gift(page))
            draw_we_did(page, *questionnaire.we_did, ticket);
        else if (page.large())
            draw_large_gift(page, *questionnaire.surprise, page.visit().gift()->code, ticket);
        else
            draw_gift(page, *questionnaire.surprise, page.visit().gift()->code, ticket);
    });
}

}
