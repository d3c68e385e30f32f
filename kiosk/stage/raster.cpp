#include "kiosk/stage/raster.h"

#include "kiosk/stage/owned.h"
#include "sync/base/durable_file.h"

#include <cairo.h>
#include <string>

namespace peakend::stage {

namespace {

    cairo_status_t append(void* closure, unsigned char const* bytes, unsigned length)
    {
        static_cast<std::string*>(closure)->append(reinterpret_cast<char const*>(bytes), length);
        return CAIRO_STATUS_SUCCESS;
    }

}

Result<void> save_png(Raster const& raster, std::filesystem::path const& path)
{
    // cairo only reads through this pointer; its constructor has no const variant. RGB24 is our 0xRRGGBB.
    auto* bytes = reinterpret_cast<unsigned char*>(const_cast<std::uint32_t*>(raster.pixels.data()));
    Owned<cairo_surface_t, cairo_surface_destroy> surface(cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_RGB24, raster.width, raster.height, raster.width * 4));
    std::string png;
    if (auto status = cairo_surface_write_to_png_stream(surface.get(), append, &png))
        return failed(
            Fault::Invalid, "cannot make the picture {}: {}", path.string(), cairo_status_to_string(status));
    return replace_file(path, png, 0644);
}

}
