#include "kiosk/stage/window.h"

#include "tests/stage/environment.h"
#include "tests/stage/rehearsed_window.h"
#include "tests/stage/temporary_folder.h"

#include <SDL.h>
#include <csignal>
#include <thread>

using namespace peakend;
using namespace peakend::stage;

namespace {

void push(SDL_Event event) { SDL_PushEvent(&event); }

SDL_Event button(Uint32 type, int x, int y, Uint8 which = SDL_BUTTON_LEFT)
{
    SDL_Event event {};
    event.button.type = type;
    event.button.button = which;
    event.button.x = x;
    event.button.y = y;
    return event;
}

SDL_Event finger(Uint32 type, float x, float y, SDL_FingerID id = 0)
{
    SDL_Event event {};
    event.tfinger.type = type;
    event.tfinger.touchId = 7;
    event.tfinger.fingerId = id;
    event.tfinger.x = x;
    event.tfinger.y = y;
    return event;
}

SDL_Event key(SDL_Keycode code)
{
    SDL_Event event {};
    event.key.type = SDL_KEYDOWN;
    event.key.keysym.sym = code;
    return event;
}

Events at_once(Window& window, Fingers& fingers) { return window.wait(fingers, Milliseconds(0)); }

}

TEST_SUITE("Window")
{
    TEST_CASE("a frame shows what was drawn on its ground, the right way up")
    {
        auto window = window_in_memory(320, 200);

        auto raster = frame_of(window, 0xf4f8f7, [](ImDrawList& list) {
            list.AddRectFilled({ 10, 10 }, { 60, 30 }, IM_COL32(0x0b, 0x49, 0x54, 0xff));
        });

        CHECK(raster.width == 320);
        CHECK(raster.height == 200);
        CHECK(raster.at(20, 20) == 0x0b4954);
        CHECK(raster.at(20, 180) == 0xf4f8f7);
        CHECK(raster.at(300, 20) == 0xf4f8f7);
    }

    TEST_CASE("a window is as wide and high as wished, and says what shows it")
    {
        auto window = window_in_memory(800, 1280);

        CHECK(window.width() == 800);
        CHECK(window.height() == 1280);
        CHECK(window.driver() == "offscreen");
    }

    TEST_CASE("a picture of the last frame is saved as PNG")
    {
        TemporaryFolder folder;
        auto window = window_in_memory(320, 200);
        frame_of(window, 0x8aaee4, [](ImDrawList&) {});

        REQUIRE(window.save_picture(folder.path() / "frame.png"));

        std::ifstream file(folder.path() / "frame.png", std::ios::binary);
        std::string png(std::istreambuf_iterator<char>(file), {});
        CHECK(png.substr(1, 3) == "PNG");
        CHECK(png.substr(16, 8) == std::string("\0\0\x01\x40\0\0\0\xc8", 8));
    }

    TEST_CASE("a picture that cannot be saved is an error with its path")
    {
        auto window = window_in_memory(320, 200);
        frame_of(window, white, [](ImDrawList&) {});

        auto saved = window.save_picture("/nowhere/at/all.png");

        REQUIRE_FALSE(saved);
        CHECK(saved.error().what.find("/nowhere/at") != std::string::npos);
    }

    TEST_CASE("a wake from another thread ends a wait without end")
    {
        auto window = window_in_memory();
        Fingers fingers;
        Events events;
        std::thread other([&] { window.wake(); });

        while (!events.woken)
            events = window.wait(fingers, std::nullopt);
        other.join();

        CHECK(events.woken);
        CHECK_FALSE(at_once(window, fingers).woken);
    }

    TEST_CASE("nothing is waited for while a finger waits for its frame")
    {
        auto window = window_in_memory();
        Fingers fingers;
        at_once(window, fingers);  // what opening the window left behind
        fingers.push({ Touch::Kind::Down, 10, 10 });

        window.wait(fingers, std::nullopt);  // would not come back

        CHECK(fingers.waiting());
    }

    TEST_CASE("a mouse is a finger, hovering is not, other buttons are not")
    {
        auto window = window_in_memory();
        Fingers fingers;
        SDL_Event hover {};
        hover.motion.type = SDL_MOUSEMOTION;
        push(hover);
        push(button(SDL_MOUSEBUTTONDOWN, 5, 5, SDL_BUTTON_RIGHT));
        at_once(window, fingers);
        CHECK_FALSE(fingers.waiting());

        push(button(SDL_MOUSEBUTTONDOWN, 30, 40));
        push(button(SDL_MOUSEBUTTONUP, 30, 40));
        at_once(window, fingers);
        window.begin_frame(fingers);

        CHECK(ImGui::GetIO().MousePos.x == 30);
        CHECK(ImGui::GetIO().MousePos.y == 40);
        CHECK(ImGui::GetIO().MouseDown[0]);
        window.end_frame();
        CHECK(fingers.waiting());
    }

    TEST_CASE("a touch lands on its pixel")
    {
        auto window = window_in_memory(640, 400);
        Fingers fingers;
        push(finger(SDL_FINGERDOWN, 0.5f, 0.25f));
        push(finger(SDL_FINGERUP, 0.5f, 0.25f));

        at_once(window, fingers);
        window.begin_frame(fingers);

        CHECK(ImGui::GetIO().MousePos.x == 320);
        CHECK(ImGui::GetIO().MousePos.y == 100);
        window.end_frame();
    }

    TEST_CASE("a touch screen that goes away takes its finger with it")
    {
        auto window = window_in_memory();
        Fingers fingers;
        push(finger(SDL_FINGERDOWN, 0.5f, 0.5f, 3));  // of a device that SDL does not know (any more)

        at_once(window, fingers);

        CHECK_FALSE(fingers.counted());
    }

    TEST_CASE("Esc and the close button leave, other keys do not")
    {
        auto window = window_in_memory();
        Fingers fingers;
        SDL_Event close {};
        close.window.type = SDL_WINDOWEVENT;
        close.window.event = SDL_WINDOWEVENT_CLOSE;
        at_once(window, fingers);

        push(key(SDLK_a));
        CHECK_FALSE(at_once(window, fingers).close_wanted);
        push(key(SDLK_ESCAPE));
        CHECK(at_once(window, fingers).close_wanted);
        push(close);
        CHECK(at_once(window, fingers).close_wanted);
    }

    TEST_CASE("SIGTERM is a wish to close")
    {
        auto* of_doctest = std::signal(SIGTERM, SIG_DFL);  // SDL takes over only what nobody else has
        auto window = window_in_memory();
        Fingers fingers;

        std::raise(SIGTERM);

        CHECK(window.wait(fingers, std::nullopt).close_wanted);
        std::signal(SIGTERM, of_doctest);
    }

    TEST_CASE("a window can be opened again after it was closed")
    {
        {
            auto window = window_in_memory();
        }
        auto window = window_in_memory();

        auto raster = frame_of(window, 0xffbe3d, [](ImDrawList&) {});

        CHECK(raster.at(1, 1) == 0xffbe3d);
    }

    TEST_CASE("without OpenGL the refusal says what to install")
    {
        Environment driver("SDL_VIDEODRIVER", "dummy");

        auto window = Window::open({ .title = "test" });

        REQUIRE_FALSE(window);
        CHECK(window.error().fault == Fault::Unavailable);
        CHECK(window.error().what.find("apt-get install libgl1-mesa-dri") != std::string::npos);
    }

    TEST_CASE("a display that does not answer is named")
    {
        Environment driver("SDL_VIDEODRIVER", "x11");
        Environment display("DISPLAY", ":98765");

        auto window = Window::open({ .title = "test" });

        REQUIRE_FALSE(window);
        CHECK(window.error().what.find("DISPLAY") != std::string::npos);
    }
}
