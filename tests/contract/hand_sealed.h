// Envelopes around any bytes, correctly signed: what seal_envelope() would never make.
#pragma once

#include "sync/contract/envelope.h"

#include <string>
#include <string_view>

namespace peakend {

// Everything before the signature, as PROTOCOL.md has it.
inline std::string unsigned_envelope(
    std::uint8_t kind, DeviceId const& sender, KeyId const& key, std::string_view compressed)
{
    std::string bytes = "PKND";
    bytes += '\x01';
    bytes += static_cast<char>(kind);
    bytes += sender.raw() + key.raw();
    for (int shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(compressed.size() >> shift & 0xff);
    return bytes.append(compressed);
}

inline std::string hand_sealed(DeviceId const& sender, SigningKey const& key, std::string_view compressed)
{
    using namespace std::string_literals;
    auto const bytes = unsigned_envelope(1, sender, key_id_of(key.public_key()), compressed);
    return bytes + key.sign("peakend batch v1\0"s + bytes).raw();
}

}
