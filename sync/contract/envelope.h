// The one signed format for wire, file and receipt.
//
// Byte by byte in PROTOCOL.md: magic "PKND", version, kind, sender, key id, body length, zstd body, Ed25519
// signature over a context string and all bytes before it. One parser, one fuzz target.
#pragma once

#include "sync/contract/keys.h"

#include <string>
#include <string_view>

namespace peakend {

enum class EnvelopeKind : std::uint8_t { Batch = 1, Receipt = 2, File = 3 };

inline constexpr char const* envelope_media_type = "application/vnd.peakend.envelope";
// Of the name of a file that a terminal exported.
inline constexpr char const* exported_suffix = ".peakend";
inline constexpr std::size_t most_compressed_bytes = 256 << 10;
inline constexpr std::size_t most_expanded_bytes = 4 << 20;
inline constexpr std::size_t envelope_overhead = 4 + 1 + 1 + 16 + 8 + 4 + 64;

// An envelope whose bytes are in order but whose signature nobody has checked yet.
struct UnverifiedEnvelope {
    EnvelopeKind kind;
    DeviceId sender;  // of a receipt: the device that it is for
    KeyId key;
    std::string_view compressed;  // all three view the bytes that were parsed
    std::string_view signed_bytes;
    Signature signature;
};

// Invalid when too short, too long, of another magic or version, or when lengths do not add up.
Result<UnverifiedEnvelope> parse_envelope(std::string_view bytes);

// The body, when the signature is by this key. Refused when it is not; Invalid when the body does not expand
// to at most most_expanded_bytes (the size stated in the zstd frame is checked before a byte is allocated).
Result<std::string> open_envelope(UnverifiedEnvelope const&, PublicKey const&);

// Invalid when the compressed body is over most_compressed_bytes: make a smaller batch.
Result<std::string> seal_envelope(
    EnvelopeKind, DeviceId const& sender, SigningKey const&, std::string_view body);

}
