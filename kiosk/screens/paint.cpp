#include "kiosk/screens/paint.h"

#include "kiosk/screens/convex.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace peakend::screens::paint {

namespace {

    constexpr float whole_turn = 2 * std::numbers::pi_v<float>;
    constexpr float feather
        = 0.5f;  // half the width of an edge that fades out, for what ImGui doesn't smooth

    ImU32 packed(Colour colour, float alpha)
    {
        auto const opacity = static_cast<ImU32>(std::lround(std::clamp(alpha, 0.0f, 1.0f) * 255));
        return IM_COL32((colour >> 16) & 0xFF, (colour >> 8) & 0xFF, colour & 0xFF, opacity);
    }

    // Enough for an error below a tenth of a pixel.
    int steps_of_circle(float radius)
    {
        return std::clamp(static_cast<int>(std::ceil(7.1f * std::sqrt(std::max(radius, 1.0f)))), 12, 256);
    }

    ImVec2 vector(Point point) { return { point.x, point.y }; }

    // The outline's middle line, as many short straight pieces.
    std::vector<ImVec2> middle_line(ImDrawList& list, Rect const& rect, float radius, float thickness)
    {
        auto const middle = inset(rect, thickness / 2);
        auto const r = std::max(0.0f, radius - thickness / 2);
        list.PathClear();
        auto const corner = [&](float x, float y, float from) {
            list.PathArcTo(
                { x, y }, r, from * whole_turn, (from + 0.25f) * whole_turn, steps_of_circle(r) / 2);
        };
        auto const right = middle.x + middle.width;
        auto const bottom = middle.y + middle.height;
        corner(right - r, middle.y + r, 0.75f);
        corner(right - r, bottom - r, 0.0f);
        corner(middle.x + r, bottom - r, 0.25f);
        corner(middle.x + r, middle.y + r, 0.5f);
        std::vector<ImVec2> line(list._Path.begin(), list._Path.end());
        list.PathClear();
        return line;
    }

    void triangle(ImDrawList& list, unsigned a, unsigned b, unsigned c)
    {
        for (auto const corner : { a, b, c })
            list.PrimWriteIdx(static_cast<ImDrawIdx>(corner));
    }

    float distance(ImVec2 a, ImVec2 b) { return std::hypot(b.x - a.x, b.y - a.y); }

    ImVec2 between(ImVec2 a, ImVec2 b, float share)
    {
        return { a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share };
    }

}

void fill(ImDrawList& list, Rect const& rect, float radius, Colour colour, float alpha)
{
    ImVec2 const from { rect.x, rect.y };
    ImVec2 const to { rect.x + rect.width, rect.y + rect.height };
    if (radius <= 0)
        return list.AddRectFilled(from, to, packed(colour, alpha));
    list.PathRect(from, to, radius);
    convex(list, { list._Path.Data, static_cast<std::size_t>(list._Path.Size) }, packed(colour, alpha));
    list.PathClear();
}

void outline(ImDrawList& list, Rect const& rect, float radius, float thickness, Colour colour)
{
    auto const line = middle_line(list, rect, radius, thickness);
    list.AddPolyline(
        line.data(), static_cast<int>(line.size()), packed(colour, 1), ImDrawFlags_Closed, thickness);
}

void dashes(ImDrawList& list, Rect const& rect, float radius, float thickness, Colour colour)
{
    auto line = middle_line(list, rect, radius, thickness);
    line.push_back(line.front());
    float length = 0;
    for (std::size_t at = 1; at < line.size(); ++at)
        length += distance(line[at - 1], line[at]);
    auto const pair = length / std::max(1.0f, std::round(length / (3.4f * thickness)));
    auto const dash = pair * 0.6f;

    float walked = 0;
    std::vector<ImVec2> piece;
    auto const end_piece = [&] {
        list.AddPolyline(piece.data(), static_cast<int>(piece.size()), packed(colour, 1), 0, thickness);
        piece.clear();
    };
    for (std::size_t at = 1; at < line.size(); ++at) {
        auto const whole = distance(line[at - 1], line[at]);
        for (float done = 0; done < whole;) {
            auto const phase = std::fmod(walked, pair);
            auto const inked = phase < dash;
            auto const step = std::max(0.01f, std::min(whole - done, (inked ? dash : pair) - phase));
            if (inked && piece.empty())
                piece.push_back(between(line[at - 1], line[at], done / whole));
            done += step;
            walked += step;
            if (inked)
                piece.push_back(between(line[at - 1], line[at], std::min(1.0f, done / whole)));
            else if (!piece.empty())
                end_piece();
        }
    }
    if (piece.size() > 1)
        end_piece();
}

void disc(ImDrawList& list, Disc const& disc, Colour colour)
{
    auto const steps = steps_of_circle(disc.radius);
    list.PathArcTo(vector(disc.centre), disc.radius, 0,
        whole_turn * static_cast<float>(steps - 1) / static_cast<float>(steps), steps - 1);
    convex(list, { list._Path.Data, static_cast<std::size_t>(list._Path.Size) }, packed(colour, 1));
    list.PathClear();
}

void ring(ImDrawList& list, Disc const& disc, Disc const& inner, Colour colour)
{
    // Three vertices a step: clear just outside the edge, full just inside it, full where `inner` hides it.
    constexpr float hidden = 2;
    auto const steps = steps_of_circle(disc.radius);
    auto const uv = ImGui::GetFontTexUvWhitePixel();
    auto const first = list._VtxCurrentIdx;
    list.PrimReserve(steps * 12, steps * 3);
    for (int step = 0; step < steps; ++step) {
        auto const angle = whole_turn * static_cast<float>(step) / static_cast<float>(steps);
        auto const write = [&](Point centre, float radius, float alpha) {
            list.PrimWriteVtx({ centre.x + radius * std::cos(angle), centre.y + radius * std::sin(angle) },
                uv, packed(colour, alpha));
        };
        write(disc.centre, disc.radius + feather, 0);
        write(disc.centre, disc.radius - feather, 1);
        write(inner.centre, std::max(0.0f, inner.radius - hidden), 1);
    }
    for (int step = 0; step < steps; ++step) {
        auto const here = first + static_cast<unsigned>(step) * 3;
        auto const next = first + static_cast<unsigned>((step + 1) % steps) * 3;
        triangle(list, here, next, here + 1);
        triangle(list, here + 1, next, next + 1);
        triangle(list, here + 1, next + 1, here + 2);
        triangle(list, here + 2, next + 1, next + 2);
    }
}

void arc(ImDrawList& list, Point centre, float radius, float thickness, float turn, Colour colour)
{
    if (turn <= 0)
        return;
    if (turn >= 1) {
        list.AddCircle(vector(centre), radius, packed(colour, 1), steps_of_circle(radius), thickness);
        return;
    }
    auto const from = -whole_turn / 4;
    auto const to = from + turn * whole_turn;
    list.PathArcTo(vector(centre), radius, from, to, steps_of_circle(radius));
    list.PathStroke(packed(colour, 1), 0, thickness);
    for (auto const end : { from, to }) {
        Point const tip { centre.x + radius * std::cos(end), centre.y + radius * std::sin(end) };
        disc(list, { tip, thickness / 2 }, colour);
    }
}

void stroke(ImDrawList& list, std::span<Point const> points, float thickness, Colour colour)
{
    for (auto const& point : points)
        list.PathLineTo(vector(point));
    list.PathStroke(packed(colour, 1), 0, thickness);
    for (auto const& point : points)
        disc(list, { point, thickness / 2 }, colour);
}

void texture(ImDrawList& list, Ready const& ready, Rect const& rect, Colour colour, float alpha)
{
    if (ready.texture == 0)
        return;
    list.AddImage(reinterpret_cast<ImTextureID>(ready.texture), { rect.x, rect.y },
        { rect.x + rect.width, rect.y + rect.height }, { 0, 0 }, { 1, 1 }, packed(colour, alpha));
}

void hill(ImDrawList& list, std::span<Point const> ridge, float bottom, Colour colour)
{
    auto const columns = static_cast<int>(ridge.size());
    if (columns < 2)
        return;
    // Three vertices a column: clear just above the ridge, full just below it, full where one rectangle takes
    // over.
    auto const by_height = [](Point a, Point b) { return a.y < b.y; };
    auto const lowest = std::max_element(ridge.begin(), ridge.end(), by_height)->y;
    auto const foot = std::min(bottom, std::ceil(lowest + feather));
    auto const uv = ImGui::GetFontTexUvWhitePixel();
    auto const first = list._VtxCurrentIdx;
    list.PrimReserve((columns - 1) * 12, columns * 3);
    for (auto const& point : ridge) {
        list.PrimWriteVtx({ point.x, point.y - feather }, uv, packed(colour, 0));
        list.PrimWriteVtx({ point.x, point.y + feather }, uv, packed(colour, 1));
        list.PrimWriteVtx({ point.x, foot }, uv, packed(colour, 1));
    }
    for (int column = 0; column + 1 < columns; ++column) {
        auto const left = first + static_cast<unsigned>(column) * 3;
        triangle(list, left, left + 3, left + 1);
        triangle(list, left + 1, left + 3, left + 4);
        triangle(list, left + 1, left + 4, left + 2);
        triangle(list, left + 2, left + 4, left + 5);
    }
    list.AddRectFilled({ ridge.front().x, foot }, { ridge.back().x, bottom }, packed(colour, 1));
}

void veil(ImDrawList& list, int first_vertex, float alpha, float move_x)
{
    for (auto* vertex = list.VtxBuffer.begin() + first_vertex; vertex != list.VtxBuffer.end(); ++vertex) {
        auto const opacity = static_cast<float>(vertex->col >> IM_COL32_A_SHIFT) * alpha;
        vertex->col = (vertex->col & ~IM_COL32_A_MASK)
            | (static_cast<ImU32>(std::lround(opacity)) << IM_COL32_A_SHIFT);
        vertex->pos.x += move_x;
    }
}

}
