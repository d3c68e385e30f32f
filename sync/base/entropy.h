// Random bytes from the kernel.
#pragma once

#include <cstdint>
#include <span>

namespace peakend {

// Fills the span. Aborts if the kernel cannot give any: without randomness no identity is safe.
void fill_random(std::span<std::uint8_t>);

}
