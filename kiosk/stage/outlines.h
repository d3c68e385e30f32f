// The letters of a layout as outlines: HarfBuzz gives them, cairo fills them.
//
// Cairo's own text keeps the faces and glyphs of up to 256 sizes until the process ends: of eleven languages
// in two views some 30 MB. Of an outline nothing stays.
#pragma once

#include <cairo.h>
#include <pango/pango.h>

namespace peakend::stage {

// In the canvas's own colour. x, y: of the layout's top left, pixels; baselines stand on whole ones. A glyph
// that no font has is left out.
void fill_outlines(cairo_t*, PangoLayout*, double x, double y);

}
