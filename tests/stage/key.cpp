#include "kiosk/stage/key.h"

#include <SDL_events.h>
#include <doctest/doctest.h>

using namespace peakend::stage;

namespace {

std::optional<Key> pressed(SDL_Keycode code, Uint16 modifiers = KMOD_NONE, bool repeats = false)
{
    SDL_KeyboardEvent event {};
    event.type = SDL_KEYDOWN;
    event.keysym.sym = code;
    event.keysym.mod = modifiers;
    event.repeat = repeats ? 1 : 0;
    return key_of(event);
}

}

TEST_SUITE("Key")
{
    TEST_CASE("a keyboard and a keypad both have next, back and choose")
    {
        for (auto const code : { SDLK_TAB, SDLK_RIGHT, SDLK_DOWN })
            CHECK(pressed(code) == Key { Key::Kind::Next });
        CHECK(pressed(SDLK_TAB, KMOD_LSHIFT) == Key { Key::Kind::Back });
        for (auto const code : { SDLK_LEFT, SDLK_UP })
            CHECK(pressed(code) == Key { Key::Kind::Back });
        for (auto const code : { SDLK_RETURN, SDLK_SPACE, SDLK_KP_ENTER })
            CHECK(pressed(code) == Key { Key::Kind::Choose });
        CHECK(pressed(SDLK_VOLUMEUP) == Key { Key::Kind::Louder });
        CHECK(pressed(SDLK_VOLUMEDOWN) == Key { Key::Kind::Softer });
        CHECK(pressed(SDLK_1) == Key { Key::Kind::Number, 1 });
        CHECK(pressed(SDLK_KP_5) == Key { Key::Kind::Number, 5 });
    }

    TEST_CASE("every other key is dropped, and so is a hand that rests on one of ours")
    {
        for (auto const code : { SDLK_ESCAPE, SDLK_F4, SDLK_DELETE, SDLK_a, SDLK_0, SDLK_6, SDLK_KP_0,
                 SDLK_KP_6, SDLK_LGUI, SDLK_PRINTSCREEN, SDLK_APPLICATION })
            CHECK_FALSE(pressed(code));
        CHECK_FALSE(pressed(SDLK_TAB, KMOD_NONE, true));
    }
}
