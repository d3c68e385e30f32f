// Waits for SDL's events and says what they mean here.
#pragma once

#include "kiosk/stage/display.h"
#include "kiosk/stage/window.h"
#include "sync/base/descriptor.h"

namespace peakend::stage {

class EventQueue {
public:
    static Result<EventQueue> open(bool display_in_memory);

    Events wait(Display const&, Fingers&, std::optional<Milliseconds> at_most);
    void wake();  // from any thread

private:
    void sleep(std::optional<Milliseconds> at_most);
    void take(SDL_Event const&, Display const&, Fingers&, Events&);
    void take_touch(SDL_TouchFingerEvent const&, Touch::Kind, Display const&, Fingers&);
    void notice_lost_finger(Fingers&) const;

    Uint32 m_wake_event = 0;
    // SDL polls a thousand times a second where no display wakes it; with a display in memory we sleep here.
    Descriptor m_bell;
    std::optional<SDL_TouchID> m_glass;  // the device whose finger counts
};

}
