// What a keypad may say: three keys, numbers that tap a face at once, and how loud is read aloud.
//
// Every other key of a keyboard is dropped where SDL gives it, so that no key leads out of the kiosk.
#pragma once

#include <optional>

struct SDL_KeyboardEvent;

namespace peakend::stage {

struct Key {
    enum class Kind { Next, Back, Choose, Number, Louder, Softer };
    Kind kind;
    int number = 0;  // 1 to 5; of Kind::Number alone
    bool operator==(Key const&) const = default;
};

// Nothing for a key that is none of ours, or that repeats because a hand rests on it.
std::optional<Key> key_of(SDL_KeyboardEvent const&);

}
