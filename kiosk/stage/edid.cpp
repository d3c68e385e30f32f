#include "kiosk/stage/edid.h"

#include "sync/base/durable_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace peakend::stage {

namespace {

    constexpr std::size_t block_size = 128;
    constexpr std::size_t most_blocks
        = 256;  // the base block, and as many more as its last but one byte can say
    constexpr std::array<std::uint8_t, 8> header { 0x00, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00 };

    using Bytes = std::span<std::uint8_t const>;

    bool is_base_block(Bytes block)
    {
        auto const sum = std::accumulate(block.begin(), block.end(), 0U);
        return std::equal(header.begin(), header.end(), block.begin()) && sum % 256 == 0;
    }

    // Some displays write the shape of their picture where its size should be, in whole or in tenths.
    bool is_shape(GlassSize const& size)
    {
        constexpr std::array<GlassSize, 6> shapes { { { 16, 9 }, { 16, 10 }, { 160, 90 }, { 160, 100 },
            { 4, 3 }, { 40, 30 } } };
        return std::find(shapes.begin(), shapes.end(), size) != shapes.end();
    }

    std::optional<GlassSize> believed(GlassSize const& size)
    {
        constexpr float smallest = 100;
        constexpr float largest = 2600;
        auto const across = size.diagonal_mm();
        if (size.width_mm <= 0 || size.height_mm <= 0 || is_shape(size) || across < smallest
            || across > largest)
            return std::nullopt;
        return size;
    }

    // Section 3.10.2; a descriptor without a pixel clock is none of a timing.
    std::optional<GlassSize> size_in_timing(Bytes descriptor)
    {
        if (descriptor[0] == 0 && descriptor[1] == 0)
            return std::nullopt;
        auto const wide = descriptor[12] + ((descriptor[14] & 0xF0) << 4);
        auto const high = descriptor[13] + ((descriptor[14] & 0x0F) << 8);
        return believed({ static_cast<float>(wide), static_cast<float>(high) });
    }

    // Section 3.6.2: centimetres; with one of them 0 the other is a shape.
    std::optional<GlassSize> size_in_basics(Bytes block)
    {
        return believed({ static_cast<float>(block[21] * 10), static_cast<float>(block[22] * 10) });
    }

    std::optional<GlassSize> glass_of_connector(std::filesystem::path const& connector)
    {
        constexpr std::size_t longest_status = 64;
        auto const status = read_file(connector / "status", longest_status);
        if (!status || !status->starts_with("connected"))
            return std::nullopt;
        auto const edid = read_file(connector / "edid", most_blocks * block_size);
        if (!edid)
            return std::nullopt;
        return glass_in_edid({ reinterpret_cast<std::uint8_t const*>(edid->data()), edid->size() });
    }

}

float GlassSize::diagonal_mm() const { return std::hypot(width_mm, height_mm); }

std::optional<GlassSize> glass_in_edid(Bytes edid)
{
    if (edid.size() < block_size || !is_base_block(edid.first(block_size)))
        return std::nullopt;
    constexpr std::size_t descriptor_size = 18;
    for (auto const at : { 54U, 72U, 90U, 108U }) {
        if (auto const size = size_in_timing(edid.subspan(at, descriptor_size)))
            return size;
    }
    return size_in_basics(edid);
}

std::optional<GlassSize> glass_of_display(std::filesystem::path const& connectors)
{
    std::optional<GlassSize> found;
    std::error_code fault;
    for (auto const& connector : std::filesystem::directory_iterator(connectors, fault)) {
        auto const size = glass_of_connector(connector.path());
        if (!size)
            continue;
        if (found && *found != *size)
            return std::nullopt;
        found = size;
    }
    return found;
}

}
