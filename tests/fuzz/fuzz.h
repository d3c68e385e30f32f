// What every fuzz target is made of: one entry that takes bytes, and a claim that must hold of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size);

namespace peakend::fuzz {

inline std::string_view text_of(std::uint8_t const* bytes, std::size_t size)
{
    return { reinterpret_cast<char const*>(bytes), size };
}

// Ends the process, so that the fuzzer keeps the input.
inline void claim(bool holds, char const* what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

}
