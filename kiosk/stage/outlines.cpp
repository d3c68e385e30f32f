#include "kiosk/stage/outlines.h"

#include "kiosk/stage/owned.h"

#include <cmath>
#include <hb.h>

namespace peakend::stage {

namespace {

    using Lines = Owned<PangoLayoutIter, pango_layout_iter_free>;
    using Strokes = Owned<hb_draw_funcs_t, hb_draw_funcs_destroy>;

    constexpr double pixels(double units) { return units / PANGO_SCALE; }

    // Where the glyph stands; HarfBuzz counts upwards.
    struct Pen {
        cairo_t* canvas;
        double x;
        double y;

        double right(float units) const { return x + pixels(units); }
        double up(float units) const { return y - pixels(units); }
    };

    Pen const& pen_of(void* data) { return *static_cast<Pen const*>(data); }

    void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*)
    {
        auto const& pen = pen_of(data);
        cairo_move_to(pen.canvas, pen.right(x), pen.up(y));
    }

    void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*)
    {
        auto const& pen = pen_of(data);
        cairo_line_to(pen.canvas, pen.right(x), pen.up(y));
    }

    // HarfBuzz turns quadratic curves into these.
    void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2, float y2,
        float x, float y, void*)
    {
        auto const& pen = pen_of(data);
        cairo_curve_to(
            pen.canvas, pen.right(x1), pen.up(y1), pen.right(x2), pen.up(y2), pen.right(x), pen.up(y));
    }

    void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*)
    {
        cairo_close_path(pen_of(data).canvas);
    }

    Strokes strokes()
    {
        Strokes made(hb_draw_funcs_create());
        hb_draw_funcs_set_move_to_func(made.get(), move_to, nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(made.get(), line_to, nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(made.get(), cubic_to, nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(made.get(), close_path, nullptr, nullptr);
        return made;
    }

    void draw_glyph(hb_font_t* font, hb_codepoint_t glyph, hb_draw_funcs_t* strokes, Pen& pen)
    {
#if HB_VERSION_ATLEAST(7, 0, 0)
        hb_font_draw_glyph(font, glyph, strokes, &pen);
#else
        hb_font_get_glyph_shape(font, glyph, strokes, &pen);
#endif
    }

    bool is_drawn(PangoGlyph glyph)
    {
        return glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0;
    }

    // From left to right, whatever the direction of reading.
    void draw_run(PangoLayoutRun const& run, hb_draw_funcs_t* strokes, Pen pen)
    {
        auto* font = pango_font_get_hb_font(run.item->analysis.font);
        for (int at = 0; at < run.glyphs->num_glyphs; ++at) {
            auto const& each = run.glyphs->glyphs[at];
            auto place = pen;
            place.x += pixels(each.geometry.x_offset);
            place.y += pixels(each.geometry.y_offset);
            if (is_drawn(each.glyph))
                draw_glyph(font, each.glyph, strokes, place);
            pen.x += pixels(each.geometry.width);
        }
    }

}

void fill_outlines(cairo_t* canvas, PangoLayout* layout, double x, double y)
{
    auto const drawn = strokes();
    Lines line(pango_layout_get_iter(layout));
    do {
        auto const* run = pango_layout_iter_get_run_readonly(line.get());
        if (run == nullptr)
            continue;
        PangoRectangle place;
        pango_layout_iter_get_run_extents(line.get(), nullptr, &place);
        auto const baseline = std::round(y + pixels(pango_layout_iter_get_baseline(line.get())));
        draw_run(*run, drawn.get(), { canvas, x + pixels(place.x), baseline });
        cairo_fill(canvas);
    } while (pango_layout_iter_next_run(line.get()));
}

}
