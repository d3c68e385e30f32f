// A contact sheet: small pictures of many screens on one, with their names, in a part for each mode.
#pragma once

#include "kiosk/stage/raster.h"
#include "sync/base/result.h"

#include <cairo.h>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace peakend::gallery {

class ContactSheet {
public:
    explicit ContactSheet(std::string title)
        : m_title(std::move(title))
    {
    }

    // What follows belongs to it.
    void begin_part(std::string title);
    void add(std::string name, stage::Raster const&);
    bool empty() const;

    Result<void> save(std::filesystem::path const&) const;

private:
    struct Free {
        void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    };
    using Surface = std::unique_ptr<cairo_surface_t, Free>;
    struct Thumbnail {
        std::string name;
        Surface picture;
    };
    struct Part {
        std::string title;
        std::vector<Thumbnail> thumbnails;
    };

    std::string m_title;
    std::vector<Part> m_parts;
};

}
