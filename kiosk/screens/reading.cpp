#include "kiosk/screens/reading.h"

#include <algorithm>
#include <cmath>

namespace peakend::screens {

namespace {

    constexpr float between = 8;

    // Some lines of a block.
    struct Piece {
        std::size_t of;
        std::size_t first;
        std::size_t count;
    };
    using Leaf = std::vector<Piece>;

    std::size_t lines_of(Block const& block)
    {
        return static_cast<std::size_t>(std::max(1, block.ready.lines));
    }
    float line_of(Block const& block) { return block.type.size * block.type.line_height; }

    // As large as asked for, unless one word would not go in a line.
    Block block_of(Page const& page, Passage const& passage, float width, float line_height)
    {
        constexpr float step = 4;
        constexpr float smallest = 24;
        auto type = passage.type;
        type.width = width;
        type.line_height = std::max(type.line_height, line_height);
        auto block = page.set(passage.text, type);
        while (block.width > width + 1 && type.size > smallest) {
            type.size -= step;
            block = page.set(passage.text, type);
        }
        return block;
    }

    // A question that is all there says more than one that is larger and torn: it may give a third.
    Block whole_if_it_can(Page const& page, Passage passage, Rect const& room, float line_height)
    {
        constexpr float step = 4;
        auto const asked = block_of(page, passage, room.width, line_height);
        auto const least = passage.type.size * 2 / 3;
        for (auto block = asked;; block = block_of(page, passage, room.width, line_height)) {
            if (block.height <= room.height + 1)
                return block;
            passage.type.size -= step;
            if (passage.type.size < least)
                return asked;
        }
    }

    std::vector<Block> blocks_of(
        Page const& page, std::vector<Passage> const& passages, Rect const& room, float line_height)
    {
        std::vector<Block> blocks;
        for (auto const& passage : passages)
            if (!passage.text.empty())
                blocks.push_back(whole_if_it_can(page, passage, room, line_height));
        return blocks;
    }

    float height_of(std::vector<Block> const& blocks)
    {
        float height = between * static_cast<float>(blocks.empty() ? 0 : blocks.size() - 1);
        for (auto const& block : blocks)
            height += block.height;
        return height;
    }

    // What goes on a leaf whole is not torn; what is longer than a leaf goes on with the next one.
    std::vector<Leaf> leaves_of(std::vector<Block> const& blocks, float height)
    {
        std::vector<Leaf> leaves(1);
        auto left = height;
        for (std::size_t of = 0; of < blocks.size(); ++of) {
            auto const line = line_of(blocks[of]);
            for (std::size_t first = 0; first < lines_of(blocks[of]);) {
                auto const rest = lines_of(blocks[of]) - first;
                auto const whole = static_cast<float>(rest) * line;
                if (!leaves.back().empty() && whole > left) {
                    leaves.emplace_back();
                    left = height;
                }
                auto const room = static_cast<std::size_t>(std::max(1.0f, std::floor((left + 1) / line)));
                auto const count = std::min(rest, room);
                leaves.back().push_back({ of, first, count });
                left -= static_cast<float>(count) * line + between;
                first += count;
            }
        }
        return leaves;
    }

    // Only these lines of the block: what stands before and after them is on other leaves.
    void draw_piece(
        Page& page, Block const& block, Piece const& piece, Role role, float x, float y, Colour ground)
    {
        auto const line = line_of(block);
        Rect const place { x, y, block.width, static_cast<float>(piece.count) * line };
        auto const window = page.sheet().on_glass(place);
        page.list().PushClipRect(
            { window.x - 4, window.y }, { window.x + window.width + 4, window.y + window.height }, true);
        page.place(block, x, y - static_cast<float>(piece.first) * line);
        page.list().PopClipRect();
        page.enter({ .role = role,
            .label = block.text,
            .shape = place,
            .words = place,
            .ink = block.type.colour,
            .ground = ground,
            .text_height = block.type.size });
    }

}

float draw_reading(Page& page, std::vector<Passage> const& passages, Rect const& room, Colour ground)
{
    auto blocks = blocks_of(page, passages, room, 0);
    auto y = room.y;
    if (height_of(blocks) <= room.height + 1) {
        std::size_t at = 0;
        for (auto const& passage : passages) {
            if (passage.text.empty())
                continue;
            y += page.tell(passage.role, blocks[at++], room.x, y, ground).height + between;
        }
        return y - between;
    }
    // Lines that are parted need room for all of their own marks.
    auto const apart = page.script() == Script::Arabic ? 1.65f : 1.3f;
    blocks = blocks_of(page, passages, room, apart);
    auto const leaves = leaves_of(blocks, room.height);
    page.more_to_read(leaves.size());
    auto const& leaf = leaves[page.visit().turns() % leaves.size()];
    std::vector<Role> roles;
    for (auto const& passage : passages)
        if (!passage.text.empty())
            roles.push_back(passage.role);
    for (auto const& piece : leaf) {
        draw_piece(page, blocks[piece.of], piece, roles[piece.of], room.x, y, ground);
        y += static_cast<float>(piece.count) * line_of(blocks[piece.of]) + between;
    }
    return y - between;
}

}
