#include "kiosk/stage/lettering.h"

#include "kiosk/stage/outlines.h"
#include "kiosk/stage/owned.h"
#include "kiosk/stage/shelf.h"
#include "kiosk/stage/texture.h"
#include "kiosk/stage/typecase.h"
#include "kiosk/stage/typeface.h"
#include "kiosk/stage/whole_words.h"

#include <algorithm>
#include <cmath>
#include <imgui.h>
#include <malloc.h>
#include <optional>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

namespace peakend::stage {

namespace {

    constexpr int largest_side = 8192;                 // pixels; every OpenGL that we run on takes it
    constexpr std::size_t limit_of_sets = 512u << 10;  // bytes: sizes that were tried, too

    using Layout = Owned<PangoLayout, g_object_unref>;
    using Surface = Owned<cairo_surface_t, cairo_surface_destroy>;
    using Canvas = Owned<cairo_t, cairo_destroy>;
    using FontDescription = Owned<PangoFontDescription, pango_font_description_free>;
    using Attributes = Owned<PangoAttrList, pango_attr_list_unref>;

    int units(float pixels) { return static_cast<int>(std::lround(pixels * PANGO_SCALE)); }

    PangoAlignment alignment(Align align, Direction direction)
    {
        if (align == Align::Centre)
            return PANGO_ALIGN_CENTER;
        bool left = (align == Align::Start) == (direction == Direction::LeftToRight);
        return left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT;
    }

    // Of one letter; nothing for digits, signs and marks, which run as what is around them.
    std::optional<Direction> direction_of_letter(gunichar letter)
    {
        switch (g_unichar_get_script(letter)) {
        case G_UNICODE_SCRIPT_COMMON:
        case G_UNICODE_SCRIPT_INHERITED:
        case G_UNICODE_SCRIPT_UNKNOWN:
            return std::nullopt;
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
        case G_UNICODE_SCRIPT_ADLAM:
            return Direction::RightToLeft;
        default:
            return Direction::LeftToRight;
        }
    }

    // Words none of whose letters run in their language's direction stand in for a translation that is
    // missing: set in the language's direction, their full stop would jump to their beginning.
    Direction direction_of_words(Paragraph const& paragraph)
    {
        if (paragraph.address)
            return Direction::LeftToRight;
        auto const usual = direction_of(paragraph.language);
        auto const* const end = paragraph.text.c_str() + paragraph.text.size();
        auto words = usual;
        for (auto const* at = paragraph.text.c_str(); at < end; at = g_utf8_next_char(at)) {
            auto const letter = direction_of_letter(g_utf8_get_char(at));
            if (letter == usual)
                return usual;
            words = letter.value_or(words);
        }
        return words;
    }

    // The narrowest width with as many lines as the full width has, so that no line is left with a single
    // word.
    void balance(PangoLayout* layout, float width)
    {
        auto lines = pango_layout_get_line_count(layout);
        if (lines < 2)
            return;
        auto narrow = units(width) / (lines + 1);
        auto wide = units(width);
        while (wide - narrow > 8 * PANGO_SCALE) {
            auto middle = narrow + (wide - narrow) / 2;
            pango_layout_set_width(layout, middle);
            (pango_layout_get_line_count(layout) > lines ? narrow : wide) = middle;
        }
        pango_layout_set_width(layout, wide);
    }

    // The part of the layout that holds words, in whole pixels.
    struct Block {
        int x, y, width, height;
    };

    bool fits_a_glass(Block const& block)
    {
        return block.width <= largest_side && block.height <= largest_side;
    }

    // Tall letters and marks reach out of a close-set line. The room for them depends on the style alone, so
    // that neighbours with and without a "y" share a baseline; only strokes beyond even that widen the block,
    // on both sides, so that its middle stays the middle of the words.
    Block block_of(PangoLayout* layout, Paragraph const& paragraph)
    {
        constexpr float tallest = 1.45f;  // of the size: what Noto Sans CJK asks for
        auto missing = std::max(0.0f, tallest - paragraph.line_height) * paragraph.size;
        auto room = static_cast<int>(std::ceil(missing / 2));
        PangoRectangle ink;
        PangoRectangle words;
        pango_layout_get_pixel_extents(layout, &ink, &words);
        auto beyond_x = std::max({ 0, words.x - ink.x, ink.x + ink.width - words.x - words.width });
        auto beyond_y = std::max({ room, words.y - ink.y, ink.y + ink.height - words.y - words.height });
        return { words.x - beyond_x, words.y - beyond_y, words.width + 2 * beyond_x,
            words.height + 2 * beyond_y };
    }

    // Pango reads all of fontconfig's rules for the process's own fonts, which takes it longer than all else
    // here: when fonts are named to the process first, there is nothing to read.
    Owned<PangoFontMap, g_object_unref> font_map_of(Typecase const& named)
    {
        if (named)
            FcConfigSetCurrent(named.get());
        return Owned<PangoFontMap, g_object_unref>(pango_ft2_font_map_new());
    }

    void style(PangoLayout* layout, Paragraph const& paragraph, std::optional<Unit> whole)
    {
        Attributes attributes(pango_attr_list_new());
        // Not Pango's line spacing: that multiplies the font's own height, which differs from script to
        // script.
        pango_attr_list_insert(attributes.get(),
            pango_attr_line_height_new_absolute(units(paragraph.size * paragraph.line_height)));
        if (whole && paragraph.width > 0 && !paragraph.breaks_words)
            keep_whole(attributes.get(), *whole, paragraph.text, paragraph.language);
        pango_layout_set_attributes(layout, attributes.get());
    }

    bool too_wide(PangoLayout* layout)
    {
        int width = 0;
        pango_layout_get_size(layout, &width, nullptr);
        return width > pango_layout_get_width(layout);
    }

    // Letters keep their own form and width at every size.
    void unhinted(FcPattern* pattern, gpointer)
    {
        FcPatternDel(pattern, FC_HINTING);
        FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    }

    Texture drawn(PangoLayout* layout, Block const& block)
    {
        Surface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, block.width, block.height));
        Canvas canvas(cairo_create(surface.get()));
        fill_outlines(canvas.get(), layout, -block.x, -block.y);
        cairo_surface_flush(surface.get());
        return Texture::of_coverage(cairo_image_surface_get_data(surface.get()), block.width, block.height,
            cairo_image_surface_get_stride(surface.get()));
    }

}

struct Lettering::State {
    explicit State(std::size_t limit)
        : State(limit, named_fonts())
    {
    }
    State(std::size_t limit, Typecase const& named)
        : fonts(font_map_of(named))
        , context(pango_font_map_create_context(fonts.get()))
        , textures(limit)
    {
        pango_fc_font_map_set_default_substitute(font_map(), unhinted, nullptr, nullptr);
        pango_context_set_round_glyph_positions(context.get(), FALSE);
        named ? take(named) : take(every_font());
        more_fonts = named != nullptr;
    }

    PangoFcFontMap* font_map() const { return PANGO_FC_FONT_MAP(fonts.get()); }

    // Fonts to set words in from now on: the process's own when there are none.
    void take(Typecase const& typecase) { pango_fc_font_map_set_config(font_map(), typecase.get()); }

    struct Fleeting {
        Paragraph paragraph;
        Set set;
        std::optional<Texture> texture;
        int asked;
    };

    Layout laid_out(Paragraph const&);
    Set made(Paragraph const&);
    Texture drawn(Paragraph const&);
    Fleeting& fleeting_of(Paragraph const&);
    void forget_fleeting(int frame);

    Owned<PangoFontMap, g_object_unref> fonts;
    Owned<PangoContext, g_object_unref> context;
    bool more_fonts = false;  // are installed than those taken
    bool fonts_open = false;
    Shelf<Paragraph, Set> sets { limit_of_sets };
    Shelf<Paragraph, Texture> textures;
    std::vector<Fleeting> fleeting;
};

Layout Lettering::State::laid_out(Paragraph const& paragraph)
{
    fonts_open = true;
    pango_context_set_base_dir(context.get(),
        direction_of_words(paragraph) == Direction::RightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(context.get(), pango_language_from_string(paragraph.language.c_str()));
    Layout layout(pango_layout_new(context.get()));
    pango_layout_set_auto_dir(layout.get(), FALSE);
    pango_layout_set_alignment(layout.get(), alignment(paragraph.align, direction_of(paragraph.language)));

    FontDescription font(pango_font_description_new());
    pango_font_description_set_family_static(
        font.get(), families_for(paragraph.language, paragraph.size, paragraph.bold));
    pango_font_description_set_weight(font.get(), paragraph.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font.get(), units(paragraph.size));
    pango_layout_set_font_description(layout.get(), font.get());

    style(layout.get(), paragraph, Unit::Phrase);
    pango_layout_set_text(layout.get(), paragraph.text.data(), static_cast<int>(paragraph.text.size()));
    if (paragraph.width > 0) {
        pango_layout_set_wrap(layout.get(), paragraph.breaks_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
        pango_layout_set_width(layout.get(), units(paragraph.width));
        for (auto const whole : { std::optional(Unit::Word), std::optional<Unit>() })
            if (hides_words(paragraph.language) && too_wide(layout.get()))
                style(layout.get(), paragraph, whole);
    }
    if (paragraph.width > 0 && paragraph.balanced)
        balance(layout.get(), paragraph.width);
    return layout;
}

Set Lettering::State::made(Paragraph const& paragraph)
{
    auto layout = laid_out(paragraph);
    if (more_fonts && pango_layout_get_unknown_glyphs_count(layout.get()) > 0) {
        take(every_font());
        more_fonts = false;
        layout = laid_out(paragraph);
    }
    auto const block = block_of(layout.get(), paragraph);
    auto const all_known = pango_layout_get_unknown_glyphs_count(layout.get()) == 0;
    return { .width = block.width,
        .height = block.height,
        .lines = pango_layout_get_line_count(layout.get()),
        .complete = all_known && fits_a_glass(block) };
}

Texture Lettering::State::drawn(Paragraph const& paragraph)
{
    auto const layout = laid_out(paragraph);
    auto const block = block_of(layout.get(), paragraph);
    return block.width > 0 && fits_a_glass(block) ? stage::drawn(layout.get(), block) : Texture();
}

Lettering::Lettering(std::size_t limit_bytes)
    : m_state(std::make_unique<State>(limit_bytes))
{
}
Lettering::~Lettering() = default;
Lettering::Lettering(Lettering&&) noexcept = default;
Lettering& Lettering::operator=(Lettering&&) noexcept = default;

// A texture is drawn when its frame ends: what was asked for in the frame before is no longer needed.
void Lettering::State::forget_fleeting(int frame)
{
    fleeting.erase(std::remove_if(fleeting.begin(), fleeting.end(),
                       [&](Fleeting const& each) { return each.asked + 1 < frame; }),
        fleeting.end());
}

Lettering::State::Fleeting& Lettering::State::fleeting_of(Paragraph const& paragraph)
{
    auto const frame = ImGui::GetFrameCount();
    forget_fleeting(frame);
    auto found = std::find_if(
        fleeting.begin(), fleeting.end(), [&](Fleeting const& each) { return each.paragraph == paragraph; });
    if (found == fleeting.end())
        found = fleeting.insert(found, { paragraph, made(paragraph), {}, frame });
    found->asked = frame;
    return *found;
}

Set Lettering::set(Paragraph const& paragraph)
{
    if (paragraph.fleeting)
        return m_state->fleeting_of(paragraph).set;
    auto const frame = ImGui::GetFrameCount();
    m_state->forget_fleeting(frame);
    if (auto const* kept = m_state->sets.find(paragraph, frame))
        return *kept;
    auto const bytes = sizeof(Paragraph) + sizeof(Set) + paragraph.text.size();
    return m_state->sets.put(paragraph, m_state->made(paragraph), bytes, frame);
}

std::uintptr_t Lettering::texture(Paragraph const& paragraph)
{
    if (paragraph.fleeting) {
        auto& own = m_state->fleeting_of(paragraph);
        if (!own.texture)
            own.texture = m_state->drawn(paragraph);
        return own.texture->id();
    }
    auto const frame = ImGui::GetFrameCount();
    if (auto const* kept = m_state->textures.find(paragraph, frame))
        return kept->id();
    auto drawn = m_state->drawn(paragraph);
    // An empty texture still takes its place in the list.
    auto const bytes = drawn.bytes() + sizeof(Paragraph) + paragraph.text.size();
    return m_state->textures.put(paragraph, std::move(drawn), bytes, frame).id();
}

Lettering::Caret Lettering::caret(Paragraph const& paragraph, std::size_t byte) const
{
    auto layout = m_state->laid_out(paragraph);
    auto block = block_of(layout.get(), paragraph);
    PangoRectangle strong;
    pango_layout_get_cursor_pos(
        layout.get(), static_cast<int>(std::min(byte, paragraph.text.size())), &strong, nullptr);
    auto pixels = [](int length) { return static_cast<float>(length) / PANGO_SCALE; };
    return { pixels(strong.x) - static_cast<float>(block.x), pixels(strong.y) - static_cast<float>(block.y),
        pixels(strong.height) };
}

std::size_t Lettering::byte_at(Paragraph const& paragraph, float x, float y) const
{
    auto layout = m_state->laid_out(paragraph);
    auto block = block_of(layout.get(), paragraph);
    int index = 0;
    int trailing = 0;
    pango_layout_xy_to_index(layout.get(), units(x + static_cast<float>(block.x)),
        units(y + static_cast<float>(block.y)), &index, &trailing);
    auto const* at = paragraph.text.c_str() + index;
    return static_cast<std::size_t>(g_utf8_offset_to_pointer(at, trailing) - paragraph.text.c_str());
}

void Lettering::rest()
{
    if (!m_state->fonts_open)
        return;
    pango_fc_font_map_cache_clear(m_state->font_map());
    malloc_trim(0);  // else what the fonts took stays with the process
    m_state->fonts_open = false;
}

std::size_t Lettering::fleeting() const { return m_state->fleeting.size(); }

std::size_t Lettering::bytes() const { return m_state->sets.bytes() + m_state->textures.bytes(); }

}
