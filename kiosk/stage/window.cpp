#include "kiosk/stage/window.h"

#include "kiosk/stage/event_queue.h"

#include <SDL_opengl.h>
#include <algorithm>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

namespace peakend::stage {

namespace {

    // Every plain surface is filled with one white pixel of ImGui's texture. Mixing its neighbours in, as
    // ImGui asks for, makes each filled pixel a third dearer where the processor draws; only lines that are
    // read from the texture need it, and these are left out.
    void sample_one_pixel(GLuint texture)
    {
        glBindTexture(GL_TEXTURE_2D, texture);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    }

    // All shaders are made: what the driver keeps to make more of them is several megabytes.
    void release_shader_compiler()
    {
        using Release = void (*)();
        if (auto const release = reinterpret_cast<Release>(SDL_GL_GetProcAddress("glReleaseShaderCompiler")))
            release();
    }

    // ImGui's state and its drawing in OpenGL. Its own font is never seen, so it is one blank glyph.
    class Drawing {
    public:
        Drawing()
        {
            ImGui::CreateContext();
            auto& io = ImGui::GetIO();
            io.IniFilename = nullptr;
            io.LogFilename = nullptr;
            io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
            static constexpr ImWchar blank[] = { ' ', ' ', 0 };
            ImFontConfig font;
            font.GlyphRanges = blank;
            io.Fonts->AddFontDefault(&font);
            m_ready = ImGui_ImplOpenGL3_Init("#version 130") && ImGui_ImplOpenGL3_CreateDeviceObjects();
            if (!m_ready)
                return;
            sample_one_pixel(static_cast<GLuint>(reinterpret_cast<std::uintptr_t>(io.Fonts->TexID)));
            release_shader_compiler();
        }
        ~Drawing()
        {
            if (m_ready)
                ImGui_ImplOpenGL3_Shutdown();
            ImGui::DestroyContext();
        }
        Drawing(Drawing const&) = delete;
        Drawing& operator=(Drawing const&) = delete;

        bool ready() const { return m_ready; }

    private:
        bool m_ready = false;
    };

    float channel(std::uint32_t colour, int shift)
    {
        return static_cast<float>(colour >> shift & 0xff) / 255;
    }

    void draw(Display const& display, std::uint32_t ground)
    {
        glViewport(0, 0, display.width(), display.height());
        glClearColor(channel(ground, 16), channel(ground, 8), channel(ground, 0), 1);
        glClear(GL_COLOR_BUFFER_BIT);
        ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    }

}

struct Window::State {
    State(Display shown, EventQueue queue)
        : display(std::move(shown))
        , events(std::move(queue))
    {
    }
    Display display;
    EventQueue events;
    Drawing drawing;
    std::uint32_t ground = 0;
};

Window::Window(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}
Window::~Window() = default;
Window::Window(Window&&) noexcept = default;

Result<Window> Window::open(WindowWish wish)
{
    auto display = TRY(Display::open(wish));
    auto events = TRY(EventQueue::open(display.in_memory()));
    auto state = std::make_unique<State>(std::move(display), std::move(events));
    if (!state->drawing.ready())
        return failed(Fault::Unavailable, "ImGui cannot draw with this OpenGL: apt-get install libgl1");
    return Window(std::move(state));
}

int Window::width() const { return m_state->display.width(); }
int Window::height() const { return m_state->display.height(); }
float Window::pixels_per_mm() const { return m_state->display.pixels_per_mm(); }
std::string Window::driver() const { return SDL_GetCurrentVideoDriver(); }

Events Window::wait(Fingers& fingers, std::optional<Milliseconds> at_most)
{
    return m_state->events.wait(m_state->display, fingers, at_most);
}

void Window::wake() { m_state->events.wake(); }

void Window::begin_frame(Fingers& fingers)
{
    auto& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(width()), static_cast<float>(height()));
    io.DeltaTime = 1.0f / 60;  // screens keep their own time; ImGui only wants it above zero
    ImGui_ImplOpenGL3_NewFrame();
    fingers.write_next();
    ImGui::NewFrame();
}

void Window::end_frame(std::uint32_t ground)
{
    ImGui::Render();
    m_state->ground = ground;
    draw(m_state->display, ground);
    SDL_GL_SwapWindow(m_state->display.window());
    // One frame at a time: a software driver with no display to wait for piles up frames, and memory with
    // them.
    glFinish();
}

Raster Window::last_frame()
{
    // What was shown may be gone from the buffer, so the same frame is drawn again and not shown.
    draw(m_state->display, m_state->ground);
    Raster raster { width(), height(), {} };
    auto row = static_cast<std::size_t>(raster.width);
    raster.pixels.resize(row * static_cast<std::size_t>(raster.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(
        0, 0, raster.width, raster.height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, raster.pixels.data());
    for (auto& pixel : raster.pixels)
        pixel &= 0xffffff;
    // OpenGL's first row is the lowest.
    for (auto top = raster.pixels.begin(), bottom = raster.pixels.end();
         bottom - top >= 2 * std::ptrdiff_t(row); top += std::ptrdiff_t(row)) {
        bottom -= std::ptrdiff_t(row);
        std::swap_ranges(top, top + std::ptrdiff_t(row), bottom);
    }
    return raster;
}

Result<void> Window::save_picture(std::filesystem::path const& path) { return save_png(last_frame(), path); }

}
