#include "kiosk/stage/fingers.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <imgui.h>

using namespace peakend::stage;

namespace {

// ImGui without a window: one button that fills the frame.
class Button {
public:
    Button()
    {
        ImGui::CreateContext();
        auto& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = ImVec2(200, 200);
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    }
    ~Button() { ImGui::DestroyContext(); }
    Button(Button const&) = delete;
    Button& operator=(Button const&) = delete;

    bool frame(Fingers& fingers)
    {
        fingers.write_next();
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({ 0, 0 });
        ImGui::SetNextWindowSize({ 200, 200 });
        // Without NoNav, as on our screens, newer ones take the first press for an arrival of the keyboard.
        ImGui::Begin("whole", nullptr,
            ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav);
        auto clicked = ImGui::Button("tap", { 180, 180 });
        ImGui::End();
        ImGui::EndFrame();
        return clicked;
    }

    // Frames until nothing waits; how many clicks there were.
    int clicks(Fingers& fingers)
    {
        int clicks = 0;
        while (fingers.waiting())
            clicks += frame(fingers) ? 1 : 0;
        return clicks;
    }
};

void tap(Fingers& fingers, float x = 100, float y = 100, std::int64_t finger = 0)
{
    fingers.push({ Touch::Kind::Down, x, y, finger });
    fingers.push({ Touch::Kind::Up, x, y, finger });
}

}

TEST_SUITE("Fingers")
{
    TEST_CASE("five taps within one frame are five clicks")
    {
        Button button;
        Fingers fingers;
        button.frame(fingers);
        for (int i = 0; i < 5; ++i)
            tap(fingers);

        auto clicks = button.clicks(fingers);

        CHECK(clicks == 5);
    }

    TEST_CASE("each frame takes one transition, and the position goes one frame after the lift")
    {
        Button button;
        Fingers fingers;
        tap(fingers, 30, 40);

        button.frame(fingers);
        CHECK(ImGui::GetIO().MouseDown[0]);
        CHECK(ImGui::GetIO().MousePos.x == 30);
        CHECK(fingers.waiting());

        button.frame(fingers);
        CHECK_FALSE(ImGui::GetIO().MouseDown[0]);
        CHECK(ImGui::GetIO().MousePos.y == 40);
        CHECK(fingers.waiting());

        button.frame(fingers);
        CHECK_FALSE(ImGui::IsMousePosValid());
        CHECK_FALSE(fingers.waiting());
    }

    TEST_CASE("nothing waits while nobody touches")
    {
        Fingers fingers;

        CHECK_FALSE(fingers.waiting());
    }

    TEST_CASE("a second finger does not count until the first is lifted")
    {
        Button button;
        Fingers fingers;
        button.frame(fingers);
        fingers.push({ Touch::Kind::Down, 100, 100, 1 });
        tap(fingers, 100, 100, 2);
        CHECK(fingers.counted() == 1);
        fingers.push({ Touch::Kind::Up, 100, 100, 1 });
        tap(fingers, 100, 100, 2);

        auto clicks = button.clicks(fingers);

        CHECK(clicks == 2);
        CHECK_FALSE(fingers.counted());
    }

    TEST_CASE("a slide between two frames ends where the finger is now")
    {
        Button button;
        Fingers fingers;
        fingers.push({ Touch::Kind::Down, 10, 10 });
        for (int x = 11; x <= 90; ++x)
            fingers.push({ Touch::Kind::Move, static_cast<float>(x), 10 });

        button.frame(fingers);
        button.frame(fingers);

        CHECK(ImGui::GetIO().MousePos.x == 90);
        CHECK_FALSE(fingers.waiting());
    }

    TEST_CASE("a hover without a touch moves nothing")
    {
        Fingers fingers;

        fingers.push({ Touch::Kind::Move, 50, 50 });

        CHECK_FALSE(fingers.waiting());
    }

    TEST_CASE("a lost finger taps nothing, and the next one counts")
    {
        Button button;
        Fingers fingers;
        button.frame(fingers);
        fingers.push({ Touch::Kind::Down, 100, 100, 1 });
        fingers.push({ Touch::Kind::Lost, 100, 100, 1 });
        CHECK(button.clicks(fingers) == 0);
        CHECK_FALSE(ImGui::GetIO().MouseDown[0]);

        tap(fingers, 100, 100, 2);

        CHECK(button.clicks(fingers) == 1);
    }

    TEST_CASE("a flood of taps is cut off between two taps, never within one")
    {
        Button button;
        Fingers fingers;
        button.frame(fingers);
        for (int i = 0; i < 10'000; ++i)
            tap(fingers);

        auto clicks = button.clicks(fingers);

        CHECK(clicks == Fingers::queue_limit / 2);
        CHECK_FALSE(ImGui::GetIO().MouseDown[0]);
        CHECK_FALSE(fingers.counted());
    }

    TEST_CASE("what was meant for a screen that went by itself taps nothing on the next")
    {
        Button button;
        Fingers fingers;

        tap(fingers);
        fingers.forget();
        CHECK(button.clicks(fingers) == 0);

        tap(fingers);
        button.frame(fingers);  // it is down
        fingers.forget();
        CHECK(button.clicks(fingers) == 0);

        fingers.push({ Touch::Kind::Down, 100, 100, 7 });
        button.frame(fingers);
        fingers.forget();
        fingers.push({ Touch::Kind::Up, 100, 100, 7 });
        CHECK(button.clicks(fingers) == 0);
    }

    TEST_CASE("a finger that comes after that counts at once")
    {
        Button button;
        Fingers fingers;
        fingers.push({ Touch::Kind::Down, 100, 100, 7 });
        button.frame(fingers);

        fingers.forget();
        tap(fingers, 100, 100, 8);

        CHECK(button.clicks(fingers) == 1);
    }
}
