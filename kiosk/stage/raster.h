// Pixels in memory: what a frame looked like.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace peakend::stage {

struct Raster {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;  // 0xRRGGBB, rows from the top
    std::uint32_t at(int x, int y) const
    {
        return pixels.at(
            static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
    }
};

Result<void> save_png(Raster const&, std::filesystem::path const&);

}
