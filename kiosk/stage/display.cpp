#include "kiosk/stage/display.h"

#include "kiosk/stage/window.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <string_view>
#include <unistd.h>

namespace peakend::stage {

namespace {

    bool card_usable()
    {
        std::error_code error;
        for (auto const& entry : std::filesystem::directory_iterator("/dev/dri", error)) {
            if (entry.path().filename().string().starts_with("card")
                && access(entry.path().c_str(), R_OK | W_OK) == 0)
                return true;
        }
        return false;
    }

    bool display_there()
    {
        return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr
            || card_usable();
    }

    void give_hints(WindowWish const& wish)
    {
        // Touch and mouse come once each, as themselves: see Fingers.
        SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
        SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
        // A captured mouse eats touches on Linux (imgui#8150, SDL#11469).
        SDL_SetHint(SDL_HINT_MOUSE_AUTO_CAPTURE, "0");
        // So that SDL_QUIT means a signal, and closing a window is an event of its own.
        SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
        // On X11 too the way that Wayland and memory go: GLX takes an eighth of the start longer.
        SDL_SetHint(SDL_HINT_VIDEO_X11_FORCE_EGL, "1");
        if (wish.hidden_display)
            SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "offscreen", SDL_HINT_OVERRIDE);
        else if (!display_there())
            SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
    }

    void ask_for_context()
    {
        // ImGui needs OpenGL 3.0; edges are smooth by ImGui itself, and nothing has depth.
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
        SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
        SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
        SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
        SDL_GL_SetAttribute(SDL_GL_MULTISAMPLEBUFFERS, 0);
    }

    tl::unexpected<Error> no_opengl(std::string_view why)
    {
        return failed(Fault::Unavailable,
            "no OpenGL 3.0 here ({}): install the graphics card's driver, or let the processor draw with "
            "apt-get install libgl1-mesa-dri libegl1",
            why);
    }

}

Result<void> Display::Library::start()
{
    if (SDL_Init(SDL_INIT_VIDEO) != 0)
        return failed(Fault::Unavailable,
            "no display to draw on ({}): check that DISPLAY or WAYLAND_DISPLAY names a running one, or draw "
            "into memory with --hidden",
            SDL_GetError());
    m_runs = true;
    return {};
}

Result<Display> Display::open(WindowWish const& wish)
{
    give_hints(wish);
    Display display;
    TRY(display.m_library.start());
    display.m_fullscreen = wish.fullscreen && !display.in_memory();
    if (!display.in_memory())
        display.m_glass = glass_of_display("/sys/class/drm");
    ask_for_context();
    if (!display.begin_drawing(wish)) {
        // A driver of X11 whose EGL is none, or too little.
        SDL_SetHint(SDL_HINT_VIDEO_X11_FORCE_EGL, "0");
        TRY(display.begin_drawing(wish));
    }
    // In step with the display where it can be; a driver that cannot says so, and nothing is lost.
    SDL_GL_SetSwapInterval(1);
    if (display.m_fullscreen)
        SDL_ShowCursor(SDL_DISABLE);
    return display;
}

Result<void> Display::begin_drawing(WindowWish const& wish)
{
    m_context.reset();
    m_window.reset();  // SDL keeps the library of OpenGL that its windows use
    auto const flags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI
        | (m_fullscreen ? SDL_WINDOW_FULLSCREEN_DESKTOP : SDL_WINDOW_RESIZABLE);
    m_window.reset(SDL_CreateWindow(wish.title.c_str(), SDL_WINDOWPOS_UNDEFINED, SDL_WINDOWPOS_UNDEFINED,
        wish.width, wish.height, static_cast<Uint32>(flags)));
    if (!m_window)
        return no_opengl(SDL_GetError());
    m_context.reset(SDL_GL_CreateContext(window()));
    if (!m_context)
        return no_opengl(SDL_GetError());
    if (SDL_GL_ExtensionSupported("GL_ARB_texture_swizzle") == SDL_FALSE)
        return no_opengl("its driver lacks GL_ARB_texture_swizzle");
    return {};
}

bool Display::in_memory() const { return std::string_view("offscreen") == SDL_GetCurrentVideoDriver(); }

int Display::width() const
{
    int width = 0;
    SDL_GL_GetDrawableSize(window(), &width, nullptr);
    return width;
}

int Display::height() const
{
    int height = 0;
    SDL_GL_GetDrawableSize(window(), nullptr, &height);
    return height;
}

float Display::density() const
{
    int units = 0;
    SDL_GetWindowSize(window(), &units, nullptr);
    return static_cast<float>(width()) / static_cast<float>(std::max(units, 1));
}

float Display::pixels_per_mm() const
{
    auto const index = SDL_GetWindowDisplayIndex(window());
    if (index < 0)
        return 0;
    SDL_DisplayMode mode {};
    if (m_glass && SDL_GetDesktopDisplayMode(index, &mode) == 0)
        return std::hypot(static_cast<float>(mode.w), static_cast<float>(mode.h)) * density()
            / m_glass->diagonal_mm();
    float per_inch = 0;
    if (SDL_GetDisplayDPI(index, nullptr, &per_inch, nullptr) != 0)
        return 0;
    auto const per_mm = per_inch * density() / 25.4f;
    // Some displays tell a size that no glass for a finger has; then it is better not to know.
    constexpr float smallest = 100;
    constexpr float largest = 2600;
    auto const across = std::hypot(static_cast<float>(width()), static_cast<float>(height())) / per_mm;
    return across >= smallest && across <= largest ? per_mm : 0;
}

}
