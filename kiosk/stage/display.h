// An SDL window with an OpenGL context: which video driver, which hints, and clear words when there is none.
#pragma once

#include "kiosk/stage/edid.h"
#include "sync/base/result.h"

#include <SDL.h>
#include <memory>
#include <optional>
#include <utility>

namespace peakend::stage {

struct WindowWish;

class Display {
public:
    static Result<Display> open(WindowWish const&);

    SDL_Window* window() const { return m_window.get(); }
    bool fullscreen() const { return m_fullscreen; }
    // No display server or card stands behind it, so SDL never has an event of its own.
    bool in_memory() const;
    int width() const;  // pixels of the frame buffer
    int height() const;
    // Pixels of the frame buffer for one unit of SDL's window coordinates.
    float density() const;
    // As the display's EDID says, else as SDL does; 0 when neither knows.
    float pixels_per_mm() const;

private:
    // SDL itself, from SDL_Init to SDL_Quit.
    class Library {
    public:
        Library() = default;
        Library(Library&& other) noexcept
            : m_runs(std::exchange(other.m_runs, false))
        {
        }
        Library& operator=(Library&&) = delete;
        ~Library()
        {
            if (m_runs)
                SDL_Quit();
        }
        Result<void> start();

    private:
        bool m_runs = false;
    };
    struct Destroy {
        void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
    };
    struct Forget {
        void operator()(void* context) const { SDL_GL_DeleteContext(context); }
    };

    // The window and its context, anew when there were any.
    Result<void> begin_drawing(WindowWish const&);

    // In the order of making; unmade in reverse.
    Library m_library;
    std::unique_ptr<SDL_Window, Destroy> m_window;
    std::unique_ptr<void, Forget> m_context;
    bool m_fullscreen = false;
    std::optional<GlassSize> m_glass;
};

}
