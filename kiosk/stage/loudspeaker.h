// The device that sounds go to, open no longer than somebody may hear them: an open one wakes its thread a
// hundred times a second, be it to play silence.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <span>
#include <string>

namespace peakend::stage {

// Of 16 bits a sample, little endian, one channel.
struct Tone {
    int frequency;         // samples a second
    std::uint16_t buffer;  // samples: what is given now is heard so much later
};

class Loudspeaker {
public:
    // Fills the samples on SDL's audio thread, whenever the device wants some.
    using Fill = void (*)(void* of, std::uint8_t* samples, int bytes);

    Loudspeaker() = default;
    ~Loudspeaker() { close(); }
    Loudspeaker(Loudspeaker const&) = delete;
    Loudspeaker& operator=(Loudspeaker const&) = delete;

    // name: SDL's, "" for the usual device. Without `fill` it plays what is queued.
    // Unavailable, in SDL's words, when there is none. REQUIRES: it is closed.
    Result<void> open(std::string const& name, Tone, Fill fill = nullptr, void* of = nullptr);
    bool is_open() const { return m_device != 0; }
    // At once; what still sounds is cut short.
    void play(std::span<std::uint8_t const> samples);
    // Returns once `fill` runs no more.
    void close();

private:
    std::uint32_t m_device = 0;
};

}
