#include "references.h"

#include "sync/base/durable_file.h"

#include <cairo.h>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <memory>
#include <sstream>

namespace peakend::gallery {

namespace {

    using stage::Raster;

    constexpr int visible = 12;  // steps of 255 in one channel; rounding differs by two or three
    constexpr double most_that_differ = 0.001;  // of all pixels: a spot of 32 x 32 on 1280 x 800

    Result<Raster> read_picture(std::filesystem::path const& path)
    {
        std::unique_ptr<cairo_surface_t, void (*)(cairo_surface_t*)> const surface(
            cairo_image_surface_create_from_png(path.c_str()), cairo_surface_destroy);
        if (auto const status = cairo_surface_status(surface.get()))
            return failed(Fault::Unavailable, "{}: {}; tests/gallery/run --accept makes it", path.string(),
                cairo_status_to_string(status));
        Raster raster { cairo_image_surface_get_width(surface.get()),
            cairo_image_surface_get_height(surface.get()), {} };
        auto const row = static_cast<std::size_t>(raster.width);
        raster.pixels.resize(row * static_cast<std::size_t>(raster.height));
        for (int y = 0; y < raster.height; ++y)
            std::memcpy(raster.pixels.data() + static_cast<std::size_t>(y) * row,
                cairo_image_surface_get_data(surface.get())
                    + static_cast<std::ptrdiff_t>(y) * cairo_image_surface_get_stride(surface.get()),
                row * sizeof(std::uint32_t));
        for (auto& pixel : raster.pixels)
            pixel &= 0xffffff;
        return raster;
    }

    bool differ(std::uint32_t one, std::uint32_t other)
    {
        for (auto const shift : { 16, 8, 0 }) {
            auto const step = static_cast<int>(one >> shift & 0xff) - static_cast<int>(other >> shift & 0xff);
            if (std::abs(step) > visible)
                return true;
        }
        return false;
    }

    double share_that_differs(Raster const& one, Raster const& other)
    {
        std::size_t count = 0;
        for (std::size_t at = 0; at < one.pixels.size(); ++at)
            count += differ(one.pixels[at], other.pixels[at]) ? 1 : 0;
        return static_cast<double>(count) / static_cast<double>(one.pixels.size());
    }

    // As it was, as it is, and in red what differs.
    Raster beside(Raster const& was, Raster const& is)
    {
        Raster raster { 3 * is.width, is.height, {} };
        for (int y = 0; y < is.height; ++y) {
            for (int x = 0; x < is.width; ++x)
                raster.pixels.push_back(was.at(x, y));
            for (int x = 0; x < is.width; ++x)
                raster.pixels.push_back(is.at(x, y));
            for (int x = 0; x < is.width; ++x)
                raster.pixels.push_back(
                    differ(was.at(x, y), is.at(x, y)) ? 0xc00020 : (is.at(x, y) >> 2 & 0x3f3f3f) + 0xc0c0c0);
        }
        return raster;
    }

}

Result<References> References::read(std::filesystem::path const& folder, std::filesystem::path differences)
{
    References references;
    references.m_folder = folder;
    references.m_differences = std::move(differences);
    std::istringstream lines(TRY(read_file(folder / "chosen", 64 * 1024)));
    for (std::string line; std::getline(lines, line);) {
        if (!line.empty() && line.front() != '#')
            references.m_chosen.insert(line);
    }
    references.m_unseen = references.m_chosen;
    return references;
}

Result<std::string> References::compare(std::string const& name, Raster const& is)
{
    m_unseen.erase(name);
    auto const was = TRY(read_picture(m_folder / (name + ".png")));
    if (was.width != is.width || was.height != is.height)
        return fmt::format("is {} x {} pixels and was {} x {}", is.width, is.height, was.width, was.height);
    auto const share = share_that_differs(was, is);
    if (share <= most_that_differ)
        return std::string();
    auto const picture = m_differences / (name + ".png");
    std::filesystem::create_directories(m_differences);
    TRY(stage::save_png(beside(was, is), picture));
    return fmt::format(
        "{:.2f} % of it differ from the picture that was accepted: look at {}, and if it is good, "
        "tests/gallery/run --accept",
        100 * share, picture.string());
}

Result<void> References::accept(std::string const& name, Raster const& is)
{
    m_unseen.erase(name);
    return stage::save_png(is, m_folder / (name + ".png"));
}

}
