// The whole numbers that go over the wire and through every reader of JSON unchanged.
#pragma once

#include <cstdint>

namespace peakend {

// Seqs, counts and instants: every JSON reader keeps whole numbers up to here (RFC 8259 section 6).
inline constexpr std::int64_t highest_wire_number = (std::int64_t { 1 } << 53) - 1;

}
