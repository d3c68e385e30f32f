#include "sheet.h"

#include <algorithm>
#include <pango/pangocairo.h>

namespace peakend::gallery {

namespace {

    constexpr int longer_side = 250;  // pixels, as are all below
    constexpr int gap = 14;
    constexpr int caption = 34;
    constexpr int heading = 56;
    constexpr int width = 2400;

    struct Pen {
        cairo_t* cairo;

        // Returns nothing of its size: what does not fit is cut with dots.
        void write(std::string const& text, char const* font, int x, int y, int most) const
        {
            auto* layout = pango_cairo_create_layout(cairo);
            auto* described = pango_font_description_from_string(font);
            pango_layout_set_font_description(layout, described);
            pango_layout_set_text(layout, text.data(), static_cast<int>(text.size()));
            pango_layout_set_width(layout, most * PANGO_SCALE);
            pango_layout_set_height(layout, -2);
            pango_layout_set_wrap(layout, PANGO_WRAP_CHAR);
            pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
            cairo_set_source_rgb(cairo, 0.06, 0.15, 0.17);
            cairo_move_to(cairo, x, y);
            pango_cairo_show_layout(cairo, layout);
            pango_font_description_free(described);
            g_object_unref(layout);
        }
    };

    int height_of(cairo_surface_t* picture) { return cairo_image_surface_get_height(picture); }
    int width_of(cairo_surface_t* picture) { return cairo_image_surface_get_width(picture); }

}

void ContactSheet::begin_part(std::string title) { m_parts.push_back({ std::move(title), {} }); }

void ContactSheet::add(std::string name, stage::Raster const& raster)
{
    auto const scale = static_cast<double>(longer_side) / std::max(raster.width, raster.height);
    Surface small(cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, static_cast<int>(raster.width * scale), static_cast<int>(raster.height * scale)));
    // cairo only reads through this pointer.
    auto* bytes = reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(raster.pixels.data()));
    Surface const large(cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_RGB24, raster.width, raster.height, raster.width * 4));
    auto* cairo = cairo_create(small.get());
    cairo_scale(cairo, scale, scale);
    cairo_set_source_surface(cairo, large.get(), 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_GOOD);
    cairo_paint(cairo);
    cairo_destroy(cairo);
    m_parts.back().thumbnails.push_back({ std::move(name), std::move(small) });
}

bool ContactSheet::empty() const
{
    return std::all_of(
        m_parts.begin(), m_parts.end(), [](Part const& part) { return part.thumbnails.empty(); });
}

Result<void> ContactSheet::save(std::filesystem::path const& path) const
{
    auto const& first = std::find_if(m_parts.begin(), m_parts.end(), [](Part const& part) {
        return !part.thumbnails.empty();
    })->thumbnails.front();
    auto const across = width_of(first.picture.get()) + gap;
    auto const down = height_of(first.picture.get()) + caption + gap;
    auto const columns = (width - gap) / across;
    auto const rows_of = [&](Part const& part) {
        return (static_cast<int>(part.thumbnails.size()) + columns - 1) / columns;
    };
    auto height = heading + gap;
    for (auto const& part : m_parts)
        height += part.thumbnails.empty() ? 0 : heading + rows_of(part) * down;

    Surface const sheet(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    auto* cairo = cairo_create(sheet.get());
    cairo_set_source_rgb(cairo, 0.82, 0.85, 0.85);
    cairo_paint(cairo);
    Pen const pen { cairo };
    pen.write(m_title, "Noto Sans Bold 24", gap, gap, width);
    auto y = heading;
    for (auto const& part : m_parts) {
        if (part.thumbnails.empty())
            continue;
        pen.write(part.title, "Noto Sans Bold 16", gap, y + gap, width);
        y += heading;
        for (std::size_t at = 0; at < part.thumbnails.size(); ++at) {
            auto const& [name, picture] = part.thumbnails[at];
            auto const left = gap + static_cast<int>(at) % columns * across;
            auto const top = y + static_cast<int>(at) / columns * down;
            cairo_set_source_surface(cairo, picture.get(), left, top);
            cairo_paint(cairo);
            pen.write(name, "Noto Sans 8", left, top + height_of(picture.get()) + 2, across - gap);
        }
        y += rows_of(part) * down;
    }
    cairo_destroy(cairo);
    if (auto const status = cairo_surface_write_to_png(sheet.get(), path.c_str()))
        return failed(
            Fault::Unavailable, "{} can't be written: {}", path.string(), cairo_status_to_string(status));
    return {};
}

}
