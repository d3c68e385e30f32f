// One thing that is said: words go into programs, samples come out of them.
//
// Words go by a pipe, never on a command line, which every user of the machine can read, and through no
// shell.
#pragma once

#include "kiosk/stage/child.h"
#include "sync/base/descriptor.h"

#include <climits>
#include <cstdint>
#include <span>
#include <string_view>

namespace peakend::stage {

class Utterance {
public:
    // What a pipe takes at once, so that nobody waits for the programs. Longer words are cut, between
    // letters.
    static constexpr std::size_t longest = PIPE_BUF;
    // Of the samples, which are mono, 16 bits, little-endian: what espeak-ng writes.
    static constexpr int frequency = 22'050;

    // The first of the programs reads the words, the next one what that one writes, the last one writes a
    // WAV. Unavailable when one cannot be started.
    static Result<Utterance> begin(
        std::vector<std::vector<std::string>> const& programs, std::string_view words);

    // Fills `samples` with what there is by now, never waiting; returns how many bytes that are. Nothing: it
    // has come to its end. The one function that another thread may call.
    std::optional<std::size_t> read(std::span<std::uint8_t> samples);

    void kill();
    // Every program has ended; never waits.
    bool gone();
    // REQUIRES: gone().
    bool ended_well() const;

private:
    Utterance() = default;

    std::vector<Child> m_programs;
    Descriptor m_samples;
    std::size_t m_header_left = 44;  // bytes of the WAV before its samples
};

}
