#include "kiosk/screens/page.h"

#include "kiosk/screens/motion.h"
#include "kiosk/screens/reach.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace peakend::screens {

namespace {

    float start_of(Block const& block, float x)
    {
        switch (block.type.align) {
        case Align::Start:
            return x;
        case Align::Centre:
            return x - block.width / 2;
        case Align::End:
            return x - block.width;
        }
        return x;
    }

    bool fits(Block const& block, Trial const& trial, float height)
    {
        return block.ready.lines <= trial.lines && block.width <= block.type.width + 1
            && block.height <= height + 1;
    }

    // Letters are sharp only at whole pixels.
    Rect at_whole_pixels(Rect rect)
    {
        rect.x = std::round(rect.x);
        rect.y = std::round(rect.y);
        return rect;
    }

}

Page::Page(visit::Visit const& visit, Frame const& frame, Scene& scene)
    : m_visit(visit)
    , m_frame(frame)
    , m_scene(scene)
    , m_sheet(frame.width, frame.height, frame.pixels_per_mm,
          right_to_left(visit.language()) != visit.view().mirrored)
    , m_script(script_of(visit.language()))
    , m_list(ImGui::GetWindowDrawList())
{
}

bool Page::low() const
{
    return large() || (m_visit.view().low_reach && has_a_lower_half(m_sheet, m_frame.pixels_per_mm));
}

float Page::millimetres(float length) const
{
    auto const per_mm
        = m_frame.pixels_per_mm > 0 ? m_frame.pixels_per_mm / m_sheet.scale() : Sheet::design_per_mm;
    return length * per_mm;
}

std::string Page::phrase(std::string_view english) const
{
    return m_frame.phrase(english, m_visit.language());
}

std::string Page::phrase(std::string_view english, std::string const& language) const
{
    return m_frame.phrase(english, language);
}

std::string const& Page::wording(Wording const& wording) const
{
    return wording.in(m_visit.language(), interview().questionnaire().default_language);
}

Block Page::set(std::string text, Type type) const { return set(std::move(text), type, m_visit.language()); }

Block Page::set(std::string text, Type type, std::string const& language) const
{
    auto const scale = m_sheet.scale();
    type.line_height = std::max(type.line_height, least_line_height(script_of(language)));
    auto words = words_of(text, type, language);
    auto const ready = m_frame.ink.words(words);
    // The texture has room for marks above and below its lines; what is laid out are the lines.
    auto const height = static_cast<float>(ready.lines) * type.size * type.line_height;
    return { std::move(text), type, std::move(words), ready, ready.width / scale, height };
}

Words Page::words_of(std::string const& text, Type const& type, std::string const& language) const
{
    auto const scale = m_sheet.scale();
    // What a visitor writes is broken where Pango breaks it, byte for byte as it is.
    return { type.fleeting ? text : broken_by_phrase(text, language), language, type.size * scale,
        type.weight, type.align, type.width * scale, type.line_height, type.balanced, type.breaks_words,
        type.fleeting, type.address };
}

Layout const* Page::keyboard() const
{
    if (m_visit.phase() != visit::Phase::Asking || !m_visit.draft() || !m_frame.keyboard)
        return nullptr;
    return m_frame.keyboard(interview().question().kind, m_visit.language());
}

Block Page::set_at(Trial const& trial, std::string const& text, Type type) const
{
    type.size = trial.size;
    type.line_height = trial.line_height;
    return set(text, type);
}

Block Page::fit(std::string const& text, Type type, std::span<Trial const> trials, float height) const
{
    assert(!trials.empty());
    for (auto const& trial : trials) {
        auto block = set_at(trial, text, type);
        if (fits(block, trial, height))
            return block;
        if (&trial == &trials.back())
            return whole_or_broken(std::move(block));
    }
    return {};
}

// At the smallest size a word that is still longer than its line goes on in the next: nothing leaves its
// place.
Block Page::whole_or_broken(Block block) const
{
    if (block.type.width <= 0 || block.width <= block.type.width + 1)
        return block;
    auto type = block.type;
    type.breaks_words = true;
    return set(std::move(block.text), type);
}

std::span<Trial const> Page::common_trials(
    std::span<std::string const> texts, Type const& type, std::span<Trial const> trials, float height) const
{
    auto const all_fit = [&](Trial const& trial) {
        return std::all_of(texts.begin(), texts.end(),
            [&](std::string const& text) { return fits(set_at(trial, text, type), trial, height); });
    };
    while (trials.size() > 1 && !all_fit(trials.front()))
        trials = trials.subspan(1);
    return trials;
}

Rect Page::place(Block const& block, float x, float y)
{
    Rect const lines { start_of(block, x), y, block.width, block.height };
    auto drawn = block.ready;
    drawn.texture = m_frame.ink.drawn(block.words);
    paint::texture(*m_list, drawn, texture_place(block, x, y), block.type.colour);
    return lines;
}

Rect Page::texture_place(Block const& block, float x, float y) const
{
    auto const height = block.ready.height / m_sheet.scale();
    Rect const texture { start_of(block, x), y + (block.height - height) / 2, block.width, height };
    return at_whole_pixels(m_sheet.on_glass(texture));
}

Rect Page::caret_in(Block const& block, float x, float y, std::size_t byte) const
{
    auto const place = texture_place(block, x, y);
    auto const caret = m_frame.ink.caret(block.words, byte);
    return { place.x + caret.x, place.y + caret.y, 0, caret.height };
}

std::size_t Page::byte_under(Block const& block, float x, float y, Point finger) const
{
    auto const place = texture_place(block, x, y);
    return m_frame.ink.byte_at(block.words, finger.x - place.x, finger.y - place.y);
}

Rect Page::place_middle(Block const& block, float x, float middle_y)
{
    return place(block, x, middle_y - block.height / 2);
}

Rect Page::tell(Role role, Block const& block, float x, float y, Colour ground)
{
    auto const rect = place(block, x, y);
    enter({ .role = role,
        .label = block.text,
        .shape = rect,
        .words = rect,
        .ink = block.type.colour,
        .ground = ground,
        .text_height = block.type.size });
    return rect;
}

Rect Page::tell_middle(Role role, Block const& block, float x, float middle_y, Colour ground)
{
    return tell(role, block, x, middle_y - block.height / 2, ground);
}

void Page::fill(Rect const& rect, float radius, Colour colour, float alpha)
{
    paint::fill(*m_list, m_sheet.on_glass(rect), m_sheet.on_glass(radius), colour, alpha);
}

void Page::outline(Rect const& rect, float radius, float thickness, Colour colour)
{
    paint::outline(
        *m_list, m_sheet.on_glass(rect), m_sheet.on_glass(radius), m_sheet.on_glass(thickness), colour);
}

void Page::dashes(Rect const& rect, float radius, float thickness, Colour colour)
{
    paint::dashes(
        *m_list, m_sheet.on_glass(rect), m_sheet.on_glass(radius), m_sheet.on_glass(thickness), colour);
}

void Page::disc(Point centre, float radius, Colour colour)
{
    paint::disc(*m_list, { m_sheet.on_glass(centre), m_sheet.on_glass(radius) }, colour);
}

void Page::arc(Point centre, float radius, float thickness, float turn, Colour colour)
{
    paint::arc(*m_list, m_sheet.on_glass(centre), m_sheet.on_glass(radius), m_sheet.on_glass(thickness), turn,
        colour);
}

void Page::stroke(std::span<Point const> points, float thickness, Colour colour)
{
    std::vector<Point> on_glass;
    for (auto const& point : points)
        on_glass.push_back(m_sheet.on_glass(point));
    paint::stroke(*m_list, on_glass, m_sheet.on_glass(thickness), colour);
}

void Page::tick(Point middle, float size, float thickness, Colour colour)
{
    // The icon's own points in its square of 24.
    constexpr std::array<Point, 3> shape { { { 5, 12.5f }, { 10, 17.5f }, { 19.5f, 7 } } };
    auto const centre = m_sheet.on_glass(middle);
    auto const unit = m_sheet.on_glass(size / 24);
    std::array<Point, 3> points {};
    std::transform(shape.begin(), shape.end(), points.begin(), [&](Point point) {
        return Point { centre.x + (point.x - 12) * unit, centre.y + (point.y - 12) * unit };
    });
    paint::stroke(*m_list, points, m_sheet.on_glass(thickness), colour);
}

bool Page::picture(std::string const& name, Rect const& rect, Colour tint, float size)
{
    auto const place = m_sheet.on_glass(rect);
    auto const ready = m_frame.ink.picture(name, std::round(place.width), std::round(place.height));
    if (!ready.complete)
        return false;
    auto const still = size == 1.0f;
    paint::texture(*m_list, ready, still ? at_whole_pixels(place) : resized(place, size), tint);
    return true;
}

void Page::enter(Element element)
{
    element.shape = m_sheet.on_glass(element.shape);
    element.words = m_sheet.on_glass(element.words);
    if (element.target.width > 0)
        element.target = m_sheet.on_glass(element.target);
    element.text_height = m_sheet.on_glass(element.text_height);
    element.row = m_row;
    m_scene.add(std::move(element));
}

touch::Press Page::press(std::string_view id, Rect const& target)
{
    if (deaf())
        return {};
    auto const press = touch::button(id, m_sheet.on_glass(target));
    m_pressing = m_pressing || (press.down && press.held < motion::press);
    return press;
}

touch::Press Page::press_repeating(std::string_view id, Rect const& target)
{
    if (deaf())
        return {};
    auto const press = touch::repeating_button(id, m_sheet.on_glass(target));
    m_pressing = m_pressing || press.down;
    return press;
}

touch::Slide Page::slide(std::string_view id, std::span<Rect const> keys)
{
    if (deaf())
        return {};
    std::vector<Rect> on_glass;
    for (auto const& key : keys)
        on_glass.push_back(m_sheet.on_glass(key));
    return touch::strip(id, on_glass);
}

Drawn Page::drawn() const
{
    auto drawn = m_drawn;
    drawn.next = motion::next_change(m_visit, m_frame.now);
    if (m_pressing)
        drawn.next = m_frame.now + motion::frame;
    return drawn;
}

}
