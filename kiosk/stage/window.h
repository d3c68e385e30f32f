// The glass: a window or a whole screen with OpenGL, and what happens to it.
//
// SDL opens it, ImGui draws in it. ImGui's own SDL backend is left out on purpose: it captures the mouse,
// which eats touches on Linux, and we need only a size and a finger of it. Everything is in pixels of the
// frame buffer, so words are as sharp as the glass.
#pragma once

#include "kiosk/stage/fingers.h"
#include "kiosk/stage/key.h"
#include "kiosk/stage/raster.h"
#include "sync/base/instant.h"
#include "sync/base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace peakend::stage {

struct WindowWish {
    int width = 1280;
    int height = 800;
    bool fullscreen = false;  // takes the display's size when there is a display
    std::string title;
    bool hidden_display = false;  // draw into memory, even where a display is
};

// What happened since the last wait.
struct Events {
    bool close_wanted = false;  // SIGINT, SIGTERM; the close button and Esc unless fullscreen
    bool exposed = false;       // what was drawn is lost: draw again
    bool resized = false;
    bool woken = false;    // by wake()
    bool touched = false;  // a finger or the mouse came down
    bool sound_devices_changed = false;
    std::vector<Key> keys {};
};

// One per process at a time: SDL and ImGui know only one. All but wake() belong to the thread that opened it.
class Window {
public:
    // Draws into memory by itself when no display is there: neither X11 nor Wayland is announced and no
    // graphics card can be used directly. SDL_VIDEODRIVER, when set, decides. Unavailable, with what to
    // install, when there is no OpenGL.
    static Result<Window> open(WindowWish);
    ~Window();
    Window(Window&&) noexcept;
    Window& operator=(Window&&) = delete;

    int width() const;  // pixels of the frame buffer
    int height() const;
    float pixels_per_mm() const;  // 0 when the display does not say
    std::string driver() const;   // of SDL: "wayland", "x11", "KMSDRM", "offscreen"

    // Waits until something happens, at most so long (for ever without), and not at all while a finger waits
    // for its frame. Touches go into the Fingers.
    Events wait(Fingers&, std::optional<Milliseconds> at_most);
    // Ends the wait() of now or the next one. From any thread.
    void wake();

    // ImGui draws between these two. end_frame shows the picture, in step with the display where there is
    // one. ground: 0xRRGGBB behind everything. A rectangle over the whole glass would do the same and double
    // the time of a frame that the processor draws.
    void begin_frame(Fingers&);
    void end_frame(std::uint32_t ground = 0x000000);

    // The last frame, drawn once more. REQUIRES: between end_frame and the next begin_frame.
    Raster last_frame();
    Result<void> save_picture(std::filesystem::path const&);

private:
    struct State;
    explicit Window(std::unique_ptr<State>);
    std::unique_ptr<State> m_state;
};

}
