#include "kiosk/stage/art.h"

#include "kiosk/stage/owned.h"
#include "kiosk/stage/shelf.h"
#include "kiosk/stage/texture.h"
#include "sync/base/durable_file.h"
#include "sync/base/journal.h"

#include <algorithm>
#include <cstring>
#include <imgui.h>
#include <librsvg/rsvg.h>
#include <set>
#include <span>
#include <tuple>

namespace peakend::stage {

namespace {

    constexpr int largest_side = 8192;  // pixels; every OpenGL that we run on takes it

    using Surface = Owned<cairo_surface_t, cairo_surface_destroy>;
    using Canvas = Owned<cairo_t, cairo_destroy>;
    using Drawing = Owned<RsvgHandle, g_object_unref>;
    using Complaint = Owned<GError, g_error_free>;

    // Names come from questionnaires too: they may not lead out of the folder.
    bool proper(std::string const& name)
    {
        constexpr std::string_view allowed = "abcdefghijklmnopqrstuvwxyz0123456789-_/";
        return !name.empty() && name.front() != '/' && name.find_first_not_of(allowed) == std::string::npos;
    }

    std::uint32_t divided(std::uint32_t premultiplied)
    {
        auto alpha = premultiplied >> 24;
        if (alpha == 255)
            return premultiplied;
        auto channel = [&](int shift) {
            auto value = ((premultiplied >> shift & 0xff) * 255 + alpha / 2) / alpha;
            return std::min(value, 255u) << shift;
        };
        return alpha << 24 | channel(16) | channel(8) | channel(0);
    }

    // cairo multiplies colours by alpha, ImGui's blending wants them plain. An empty pixel gets the colour
    // before it: black there would darken the edges wherever a picture is drawn between whole pixels.
    void divide_by_alpha(std::span<std::uint32_t> pixels)
    {
        std::uint32_t colour = 0xffffff;
        for (auto& pixel : pixels) {
            pixel = pixel >> 24 == 0 ? colour : divided(pixel);
            colour = pixel & 0xffffff;
        }
    }

    Result<Drawing> drawing_of(std::filesystem::path const& folder, std::string const& name)
    {
        if (!proper(name))
            return failed(
                Fault::Invalid, "'{}' names no picture: small letters, digits, -, _ and / do", name);
        auto const file = folder / (name + ".svg");
        auto const svg = TRY(read_file(file, Art::file_limit));
        GError* error = nullptr;
        Drawing drawing(
            rsvg_handle_new_from_data(reinterpret_cast<guint8 const*>(svg.data()), svg.size(), &error));
        if (!drawing)
            return failed(
                Fault::Invalid, "{} is no SVG drawing: {}", file.string(), Complaint(error)->message);
        return drawing;
    }

    Result<Surface> drawn(Drawing const& drawing, int width, int height)
    {
        GError* error = nullptr;
        Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height));
        Canvas canvas(cairo_create(surface.get()));
        RsvgRectangle whole { 0, 0, static_cast<double>(width), static_cast<double>(height) };
        if (!rsvg_handle_render_document(drawing.get(), canvas.get(), &whole, &error))
            return failed(Fault::Invalid, "{}", Complaint(error)->message);
        cairo_surface_flush(surface.get());
        return surface;
    }

    Texture texture_of(Surface const& surface, int width, int height)
    {
        auto* bytes = cairo_image_surface_get_data(surface.get());
        auto stride = cairo_image_surface_get_stride(surface.get());  // 4 * width for this format
        divide_by_alpha({ reinterpret_cast<std::uint32_t*>(bytes),
            static_cast<std::size_t>(width) * static_cast<std::size_t>(height) });
        return Texture::of_colours(bytes, width, height, stride);
    }

}

struct Art::State {
    using Key = std::tuple<std::string, int, int>;
    struct Kept {
        Picture picture;
        Texture texture;
    };

    Result<Texture> made(std::string const& name, int width, int height) const;

    std::filesystem::path folder;
    Shelf<Key, Kept> shelf;
    std::set<std::string> missing;
};

Result<Texture> Art::State::made(std::string const& name, int width, int height) const
{
    auto const drawing = TRY(drawing_of(folder, name));
    return texture_of(TRY(drawn(drawing, width, height)), width, height);
}

Art::Art(std::filesystem::path folder, std::size_t limit_bytes)
    : m_state(new State { std::move(folder), Shelf<State::Key, State::Kept>(limit_bytes), {} })
{
}
Art::~Art() = default;
Art::Art(Art&&) noexcept = default;
Art& Art::operator=(Art&&) noexcept = default;

Picture Art::picture(std::string const& name, int width, int height)
{
    constexpr Picture none { .complete = false };
    auto drawable
        = std::clamp(width, 1, largest_side) == width && std::clamp(height, 1, largest_side) == height;
    if (!drawable || m_state->missing.contains(name))
        return none;
    auto frame = ImGui::GetFrameCount();
    State::Key key(name, width, height);
    if (auto const* kept = m_state->shelf.find(key, frame))
        return kept->picture;
    auto texture = m_state->made(name, width, height);
    if (!texture) {
        m_state->missing.insert(name);
        journal::warn("picture_missing", { { "name", name }, { "why", texture.error().what } });
        return none;
    }
    auto bytes = texture->bytes();
    Picture picture { texture->id(), width, height };
    return m_state->shelf.put(key, { picture, std::move(*texture) }, bytes, frame).picture;
}

Result<void> Art::drawable(std::filesystem::path const& folder, std::string const& name)
{
    auto const drawing = TRY(drawing_of(folder, name));
    if (auto const surface = drawn(drawing, 8, 8); !surface)
        return failed(Fault::Invalid, "{} can't be drawn: {}", (folder / (name + ".svg")).string(),
            surface.error().what);
    return {};
}

std::size_t Art::bytes() const { return m_state->shelf.bytes(); }

}
