#include "kiosk/stage/texture.h"

#include <SDL_opengl.h>

namespace peakend::stage {

namespace {

    unsigned new_name(GLint filter)
    {
        GLuint name = 0;
        glGenTextures(1, &name);
        glBindTexture(GL_TEXTURE_2D, name);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
        return name;
    }

    std::size_t area(int width, int height)
    {
        return static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
    }

}

Texture Texture::of_coverage(unsigned char const* pixels, int width, int height, int stride)
{
    auto name = new_name(GL_NEAREST);
    // ImGui's shader reads colour and alpha: here the colour is always white, so that one byte will do.
    GLint const white_with_alpha[] = { GL_ONE, GL_ONE, GL_ONE, GL_RED };
    glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, white_with_alpha);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, stride);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width, height, 0, GL_RED, GL_UNSIGNED_BYTE, pixels);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    return Texture(name, area(width, height));
}

Texture Texture::of_colours(unsigned char const* pixels, int width, int height, int stride)
{
    auto name = new_name(GL_LINEAR);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, stride / 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, pixels);
    glPixelStorei(GL_UNPACK_ROW_LENGTH, 0);
    return Texture(name, 4 * area(width, height));
}

Texture::~Texture()
{
    if (m_name != 0)
        glDeleteTextures(1, &m_name);
}

}
