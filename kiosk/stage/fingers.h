// The finger, one step per frame.
//
// A quick tap goes down and up within one frame, and ImGui sees only the state at the frame's start: it would
// see nothing. So every touch waits here, and each frame takes exactly one transition. Real glass, a mouse
// and scripted shoppers all push into the same queue. Three taps in 400 ms are the Visit's matter, drift is
// the screen's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace peakend::stage {

struct Touch {
    enum class Kind {
        Down,
        Move,
        Up,
        Lost,  // the finger went away without being lifted: it touches nothing and taps nothing
    };
    Kind kind;
    float x = 0;  // pixels of the frame, origin top left; unused for Lost
    float y = 0;
    std::int64_t finger = 0;  // tells fingers apart; any number of the pusher's
};

class Fingers {
public:
    // A second finger is ignored until the first one is lifted; so is a finger that comes while `queue_limit`
    // transitions wait.
    void push(Touch);

    // The screen changed by itself: what waits, and the finger that is down, were meant for the one that
    // went.
    void forget();

    // Whether another frame is due although nothing else happened.
    bool waiting() const { return !m_queue.empty() || m_lifted; }

    // The finger that is down as far as pushed, if any.
    std::optional<std::int64_t> counted() const { return m_counted; }

    // Writes one transition to ImGui's mouse. The frame after a finger is lifted has no mouse position, so
    // nothing stays hovered. REQUIRES: an ImGui context, before its NewFrame; Window::begin_frame does it.
    void write_next();

    static constexpr std::size_t queue_limit = 256;

private:
    std::deque<Touch> m_queue;
    std::optional<std::int64_t> m_counted;
    bool m_down = false;    // as ImGui was told
    bool m_lifted = false;  // the last frame lifted the finger; its position is still written
};

}
