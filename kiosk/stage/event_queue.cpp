#include "kiosk/stage/event_queue.h"

#include <algorithm>
#include <poll.h>
#include <sys/eventfd.h>

namespace peakend::stage {

namespace {

    constexpr std::int64_t mouse = -1;  // fingers of a touch screen count from 0

    Touch mouse_touch(Touch::Kind kind, int x, int y, Display const& display)
    {
        auto density = display.density();
        return { kind, static_cast<float>(x) * density, static_cast<float>(y) * density, mouse };
    }

    bool finger_there(SDL_TouchID glass, SDL_FingerID finger)
    {
        for (int i = 0; i < SDL_GetNumTouchFingers(glass); ++i) {
            auto const* one = SDL_GetTouchFinger(glass, i);
            if (one != nullptr && one->id == finger)
                return true;
        }
        return false;
    }

    void take_window_event(SDL_WindowEvent const& event, Display const& display, Events& events)
    {
        switch (event.event) {
        case SDL_WINDOWEVENT_CLOSE:
            events.close_wanted |= !display.fullscreen();
            break;
        case SDL_WINDOWEVENT_EXPOSED:
        case SDL_WINDOWEVENT_SHOWN:
            events.exposed = true;
            break;
        case SDL_WINDOWEVENT_SIZE_CHANGED:
            events.resized = true;
            break;
        default:
            break;
        }
    }

}

Result<EventQueue> EventQueue::open(bool display_in_memory)
{
    EventQueue queue;
    queue.m_wake_event = SDL_RegisterEvents(1);
    if (!display_in_memory)
        return queue;
    queue.m_bell = Descriptor(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!queue.m_bell)
        return failed(Fault::Unavailable, "no eventfd: raise the limit of open files (LimitNOFILE)");
    return queue;
}

void EventQueue::wake()
{
    if (m_bell) {
        eventfd_write(m_bell.number(), 1);
        return;
    }
    SDL_Event event {};
    event.type = m_wake_event;
    SDL_PushEvent(&event);
}

Events EventQueue::wait(Display const& display, Fingers& fingers, std::optional<Milliseconds> at_most)
{
    if (fingers.waiting())
        at_most = Milliseconds(0);
    sleep(at_most);
    Events events;
    eventfd_t rings = 0;
    if (m_bell && eventfd_read(m_bell.number(), &rings) == 0)
        events.woken = true;
    SDL_Event event;
    while (SDL_PollEvent(&event) != 0)
        take(event, display, fingers, events);
    notice_lost_finger(fingers);
    return events;
}

void EventQueue::sleep(std::optional<Milliseconds> at_most)
{
    if (!m_bell) {
        SDL_WaitEventTimeout(nullptr, at_most ? static_cast<int>(at_most->count()) : -1);
        return;
    }
    // A signal that comes just before poll() is seen a second late, never missed.
    constexpr Milliseconds slice(1000);
    pollfd bell { m_bell.number(), POLLIN, 0 };
    auto left = at_most;
    while (SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_FALSE) {
        auto timeout = std::min(left.value_or(slice), slice);
        if (poll(&bell, 1, static_cast<int>(timeout.count())) > 0)
            return;
        SDL_PumpEvents();
        if (left)
            *left -= timeout;
        if (left && *left <= Milliseconds(0))
            return;
    }
}

void EventQueue::take(SDL_Event const& event, Display const& display, Fingers& fingers, Events& events)
{
    switch (event.type) {
    case SDL_QUIT:
        events.close_wanted = true;
        break;
    case SDL_KEYDOWN:
        events.close_wanted |= event.key.keysym.sym == SDLK_ESCAPE && !display.fullscreen();
        if (auto const key = key_of(event.key))
            events.keys.push_back(*key);
        break;
    case SDL_WINDOWEVENT:
        take_window_event(event.window, display, events);
        break;
    case SDL_FINGERDOWN:
        events.touched = true;
        take_touch(event.tfinger, Touch::Kind::Down, display, fingers);
        break;
    case SDL_FINGERMOTION:
        take_touch(event.tfinger, Touch::Kind::Move, display, fingers);
        break;
    case SDL_FINGERUP:
        take_touch(event.tfinger, Touch::Kind::Up, display, fingers);
        break;
    case SDL_MOUSEBUTTONDOWN:
        events.touched = true;
        if (event.button.button == SDL_BUTTON_LEFT)
            fingers.push(mouse_touch(Touch::Kind::Down, event.button.x, event.button.y, display));
        break;
    case SDL_MOUSEMOTION:
        fingers.push(mouse_touch(Touch::Kind::Move, event.motion.x, event.motion.y, display));
        break;
    case SDL_MOUSEBUTTONUP:
        if (event.button.button == SDL_BUTTON_LEFT)
            fingers.push(mouse_touch(Touch::Kind::Up, event.button.x, event.button.y, display));
        break;
    case SDL_AUDIODEVICEADDED:
    case SDL_AUDIODEVICEREMOVED:
        events.sound_devices_changed = true;
        break;
    default:
        events.woken |= event.type == m_wake_event;
        break;
    }
}

void EventQueue::take_touch(
    SDL_TouchFingerEvent const& event, Touch::Kind kind, Display const& display, Fingers& fingers)
{
    auto x = event.x * static_cast<float>(display.width());
    auto y = event.y * static_cast<float>(display.height());
    auto was_free = !fingers.counted();
    fingers.push({ kind, x, y, event.fingerId });
    if (was_free && fingers.counted())
        m_glass = event.touchId;
}

// A touch screen that is unplugged under a finger never reports the lift; without this the finger would count
// for ever and every later touch would be ignored.
void EventQueue::notice_lost_finger(Fingers& fingers) const
{
    auto finger = fingers.counted();
    if (m_glass && finger && *finger >= 0 && !finger_there(*m_glass, *finger))
        fingers.push({ .kind = Touch::Kind::Lost, .finger = *finger });
}

}
