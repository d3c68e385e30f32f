// How things move: pure functions of the Visit and the instant (LOOKS, "Motion"), and when the picture
// changes next.
#pragma once

#include "kiosk/visit/visit.h"

#include <chrono>
#include <optional>

namespace peakend::screens::motion {

// Moves start slowly when leaving and end slowly when arriving. `share` and result 0 to 1.
float arriving(float share);
float leaving(float share);

// How far a move that begins `delay` after `since` and takes `duration` has got: 0 to 1.
float share(BootInstant now, BootInstant since, Milliseconds delay, Milliseconds duration);

// The content of a screen while it comes and goes: its strength, and how far it stands towards the end side,
// in the design's pixels.
struct Passage {
    float alpha;
    float towards_end;
};
Passage passage(visit::Visit const&, BootInstant now);

// A face or tile that has just been committed. All are 1 (full size, whole ring, full tick) when it was so
// before.
struct Settling {
    float size;    // of the chosen
    float ring;    // share of a turn
    float tick;    // strength
    float others;  // strength of what was not chosen
};
Settling settling(visit::Visit const&, BootInstant now);

// Size under a finger that has been down for `held`.
float pressed_size(float smallest, std::chrono::duration<float> held);

// 0 to 1 for the sun (0) and its halos (1, 2, 3), one after the other.
float sunrise(visit::Visit const&, BootInstant now, int order);

// The faces of the first question have their eyes closed: once, all together, every 20 seconds while nobody
// has touched anything for 12.
bool blinking(visit::Visit const&, BootInstant now);

// The ticket or card below the thanks, which comes after the words.
Passage ticket(visit::Visit const&, BootInstant now);

// Where the content of the sleeping screen stands, in the design's pixels: another place each minute, so that
// nothing burns in.
struct Drift {
    float x;
    float y;
};
Drift drift(BootInstant now);

// Whole seconds until `end`, rounded up: what a countdown shows.
int seconds_left(BootInstant now, BootInstant end);

// When the picture changes by itself; nothing while it rests.
std::optional<BootInstant> next_change(visit::Visit const&, BootInstant now);

// One frame at 60 a second, rounded to whole milliseconds.
inline constexpr Milliseconds frame { 16 };
inline constexpr Milliseconds press { 60 };

}
