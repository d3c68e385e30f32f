// Pictures: SVG files of the assets folder as textures at exactly the size they are drawn at.
//
// A drawing is only shapes: librsvg runs no script, and without a base address it opens no other file.
#pragma once

#include "sync/base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace peakend::stage {

// Valid until the frame ends: ask again in each frame.
struct Picture {
    std::uintptr_t texture = 0;  // ImTextureID; 0 when it is not there
    int width = 0;               // pixels
    int height = 0;
    bool complete = true;  // false when the file is missing, too large or no drawing (journaled once), or the
                           // size is none
};

class Art {
public:
    static constexpr std::size_t usual_limit = 12u << 20;
    static constexpr std::size_t file_limit = 1u << 20;

    // folder: holds faces/, icons/, scenes/ and so on. REQUIRES: goes before the Window it draws on.
    explicit Art(std::filesystem::path folder, std::size_t limit_bytes = usual_limit);
    ~Art();
    Art(Art&&) noexcept;
    Art& operator=(Art&&) noexcept;

    // name: below the folder, without ".svg": "faces/face-1-very-bad". Single-colour icons are white: tint
    // them.
    Picture picture(std::string const& name, int width, int height);

    // What keeps picture() from drawing it, as a sentence.
    static Result<void> drawable(std::filesystem::path const& folder, std::string const& name);

    std::size_t bytes() const;  // of textures kept

private:
    struct State;
    std::unique_ptr<State> m_state;
};

}
