#include "tests/storm/delivery.h"

#include <SDL.h>

namespace peakend::storm {

namespace {

    SDL_KeyboardEvent key_event(Stroke const& stroke)
    {
        SDL_KeyboardEvent event {};
        event.type = SDL_KEYDOWN;
        event.keysym.sym = stroke.code;
        event.keysym.mod = stroke.modifiers;
        event.repeat = stroke.repeats ? 1 : 0;
        return event;
    }

    // A finger whose touch screen SDL does not know is lost at the end of the wait; the first one is a mouse.
    void push(stage::Touch const& touch, float width, float height)
    {
        using Kind = stage::Touch::Kind;
        SDL_Event event {};
        if (touch.finger != 0) {
            event.tfinger.type = touch.kind == Kind::Down ? SDL_FINGERDOWN
                : touch.kind == Kind::Move                ? SDL_FINGERMOTION
                                                          : SDL_FINGERUP;
            event.tfinger.touchId = 1;
            event.tfinger.fingerId = touch.finger;
            event.tfinger.x = touch.x / width;
            event.tfinger.y = touch.y / height;
        } else if (touch.kind == Kind::Move) {
            event.motion.type = SDL_MOUSEMOTION;
            event.motion.x = static_cast<int>(touch.x);
            event.motion.y = static_cast<int>(touch.y);
        } else {
            event.button.type = touch.kind == Kind::Down ? SDL_MOUSEBUTTONDOWN : SDL_MOUSEBUTTONUP;
            event.button.button = SDL_BUTTON_LEFT;
            event.button.x = static_cast<int>(touch.x);
            event.button.y = static_cast<int>(touch.y);
        }
        SDL_PushEvent(&event);
    }

}

Result<void> deliver_directly(std::vector<Doing> const& doings, Stand& stand)
{
    for (auto const& doing : doings) {
        if (auto const* touch = std::get_if<stage::Touch>(&doing)) {
            stand.touched();
            stand.fingers().push(*touch);
        } else if (auto const key = stage::key_of(key_event(std::get<Stroke>(doing)))) {
            stand.press(*key);
        }
    }
    return {};
}

Result<void> deliver_through(stage::Window& window, std::vector<Doing> const& doings, Stand& stand)
{
    for (auto const& doing : doings) {
        if (auto const* touch = std::get_if<stage::Touch>(&doing)) {
            push(*touch, static_cast<float>(window.width()), static_cast<float>(window.height()));
            continue;
        }
        SDL_Event event {};
        event.key = key_event(std::get<Stroke>(doing));
        SDL_PushEvent(&event);
    }
    auto const events = window.wait(stand.fingers(), Milliseconds(0));
    if (events.close_wanted)
        return failed(Fault::Refused, "a way out: the window was asked to close");
    if (events.touched)
        stand.touched();
    for (auto const& key : events.keys)
        stand.press(key);
    return {};
}

}
