#include "kiosk/stage/key.h"

#include <SDL_events.h>

namespace peakend::stage {

std::optional<Key> key_of(SDL_KeyboardEvent const& event)
{
    if (event.repeat != 0)
        return std::nullopt;
    auto const shifted = (event.keysym.mod & KMOD_SHIFT) != 0;
    auto const pressed = event.keysym.sym;
    switch (pressed) {
    case SDLK_TAB:
        return Key { shifted ? Key::Kind::Back : Key::Kind::Next };
    case SDLK_RIGHT:
    case SDLK_DOWN:
        return Key { Key::Kind::Next };
    case SDLK_LEFT:
    case SDLK_UP:
        return Key { Key::Kind::Back };
    case SDLK_RETURN:
    case SDLK_KP_ENTER:
    case SDLK_SPACE:
        return Key { Key::Kind::Choose };
    case SDLK_VOLUMEUP:
        return Key { Key::Kind::Louder };
    case SDLK_VOLUMEDOWN:
        return Key { Key::Kind::Softer };
    default:
        break;
    }
    if (pressed >= SDLK_1 && pressed <= SDLK_5)
        return Key { Key::Kind::Number, pressed - SDLK_1 + 1 };
    if (pressed >= SDLK_KP_1 && pressed <= SDLK_KP_5)
        return Key { Key::Kind::Number, pressed - SDLK_KP_1 + 1 };
    return std::nullopt;
}

}
