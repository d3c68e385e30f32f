// A picture in the memory of the graphics card. It goes when its Texture goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

namespace peakend::stage {

class Texture {
public:
    Texture() = default;
    // One byte a pixel, how strongly white shows; to be drawn pixel by pixel, which is a quarter cheaper in
    // software than drawing it scaled. REQUIRES (both): a current OpenGL context, now and until
    // the Texture is gone; rows without gaps between them but for `stride`, in bytes.
    static Texture of_coverage(unsigned char const* pixels, int width, int height, int stride);
    // To be drawn at any scale. Four bytes a pixel as a little-endian 0xAARRGGBB, colours not multiplied by
    // alpha.
    static Texture of_colours(unsigned char const* pixels, int width, int height, int stride);

    Texture(Texture&& other) noexcept
        : m_name(std::exchange(other.m_name, 0))
        , m_bytes(other.m_bytes)
    {
    }
    Texture& operator=(Texture&& other) noexcept
    {
        std::swap(m_name, other.m_name);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~Texture();

    std::uintptr_t id() const { return m_name; }  // as ImTextureID; 0 for none
    std::size_t bytes() const { return m_bytes; }

private:
    Texture(unsigned name, std::size_t bytes)
        : m_name(name)
        , m_bytes(bytes)
    {
    }
    unsigned m_name = 0;
    std::size_t m_bytes = 0;
};

}
