#include "sync/contract/envelope.h"

#include <zstd.h>

namespace peakend {

namespace {

    using namespace std::string_view_literals;

    constexpr std::string_view magic = "PKND";
    constexpr std::uint8_t version = 1;
    // PROTOCOL.md has the table that these follow from.
    constexpr std::size_t version_at = magic.size();
    constexpr std::size_t kind_at = version_at + 1;
    constexpr std::size_t sender_at = kind_at + 1;
    constexpr std::size_t key_at = sender_at + DeviceId::size;
    constexpr std::size_t length_at = key_at + KeyId::size;
    constexpr std::size_t body_at = length_at + 4;
    static_assert(body_at + Signature::size == envelope_overhead);

    // Chosen by measuring: a batch of 50 takes a quarter of a millisecond at this level and is a twentieth
    // smaller than at level 3; level 19 takes seventy times as long for another thirtieth.
    constexpr int compression_level = 9;

    std::string_view context_of(EnvelopeKind kind)
    {
        switch (kind) {
        case EnvelopeKind::Batch:
            return "peakend batch v1\0"sv;
        case EnvelopeKind::Receipt:
            return "peakend receipt v1\0"sv;
        case EnvelopeKind::File:
            return "peakend file v1\0"sv;
        }
        return {};
    }

    std::string signed_message(EnvelopeKind kind, std::string_view bytes)
    {
        return std::string(context_of(kind)).append(bytes);
    }

    std::uint32_t little_endian(std::string_view bytes)
    {
        std::uint32_t number = 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            number = number << 8 | static_cast<std::uint8_t>(bytes[i]);
        return number;
    }

    void append_little_endian(std::string& bytes, std::uint32_t number)
    {
        for (int i = 0; i < 4; ++i, number >>= 8)
            bytes.push_back(static_cast<char>(number & 0xff));
    }

    // Of the one frame that `compressed` is. Its first bytes are checked too, since libzstd also takes frames
    // that are to be skipped and says that they hold nothing.
    Result<std::size_t> expanded_size(std::string_view compressed)
    {
        if (compressed.size() < 4 || little_endian(compressed.substr(0, 4)) != ZSTD_MAGICNUMBER)
            return failed(Fault::Invalid, "the body is no zstd frame");
        if (ZSTD_findFrameCompressedSize(compressed.data(), compressed.size()) != compressed.size())
            return failed(Fault::Invalid, "the body is not exactly one whole zstd frame");
        auto const size = ZSTD_getFrameContentSize(compressed.data(), compressed.size());
        if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR)
            return failed(Fault::Invalid, "the zstd frame does not say how long the body is");
        if (size > most_expanded_bytes)
            return failed(Fault::Invalid, "the body would have {} bytes; at most {} are taken", size,
                most_expanded_bytes);
        return static_cast<std::size_t>(size);
    }

    Result<std::string> expanded(std::string_view compressed)
    {
        std::string body(TRY(expanded_size(compressed)), '\0');
        // What libzstd returns for a fault is no size that was stated.
        if (ZSTD_decompress(body.data(), body.size(), compressed.data(), compressed.size()) != body.size())
            return failed(Fault::Invalid, "the zstd frame is damaged, or holds other than it says");
        return body;
    }

    Result<std::string> compressed(std::string_view body)
    {
        std::string frame(ZSTD_compressBound(body.size()), '\0');
        auto const size
            = ZSTD_compress(frame.data(), frame.size(), body.data(), body.size(), compression_level);
        if (ZSTD_isError(size) != 0u)
            return failed(Fault::Unavailable, "compressing failed: {}", ZSTD_getErrorName(size));
        frame.resize(size);
        return frame;
    }

}

Result<UnverifiedEnvelope> parse_envelope(std::string_view bytes)
{
    if (bytes.size() < envelope_overhead)
        return failed(Fault::Invalid, "{} bytes are too few for an envelope", bytes.size());
    if (bytes.size() > envelope_overhead + most_compressed_bytes)
        return failed(Fault::Invalid, "{} bytes are too many for an envelope", bytes.size());
    if (!bytes.starts_with(magic))
        return failed(Fault::Invalid, "this is no Peakend envelope");
    if (auto const found = static_cast<std::uint8_t>(bytes[version_at]); found != version)
        return failed(Fault::Invalid, "envelope version {} is unknown, only {} is read", found, version);
    auto const kind = static_cast<EnvelopeKind>(bytes[kind_at]);
    if (context_of(kind).empty())
        return failed(Fault::Invalid, "envelope kind {} is unknown", static_cast<std::uint8_t>(kind));
    auto const length = little_endian(bytes.substr(length_at, 4));
    if (length != bytes.size() - envelope_overhead)
        return failed(Fault::Invalid, "the envelope says {} bytes of body, {} are there", length,
            bytes.size() - envelope_overhead);

    return UnverifiedEnvelope {
        .kind = kind,
        .sender = TRY(DeviceId::from_bytes(bytes.substr(sender_at, DeviceId::size))),
        .key = TRY(KeyId::from_bytes(bytes.substr(key_at, KeyId::size))),
        .compressed = bytes.substr(body_at, length),
        .signed_bytes = bytes.substr(0, body_at + length),
        .signature = TRY(Signature::from_bytes(bytes.substr(body_at + length))),
    };
}

Result<std::string> open_envelope(UnverifiedEnvelope const& envelope, PublicKey const& key)
{
    if (envelope.key != key_id_of(key))
        return failed(Fault::Refused, "the envelope is signed with another key, {}", envelope.key.hex());
    if (!verifies(key, signed_message(envelope.kind, envelope.signed_bytes), envelope.signature))
        return failed(Fault::Refused, "the signature is wrong");
    return expanded(envelope.compressed);
}

Result<std::string> seal_envelope(
    EnvelopeKind kind, DeviceId const& sender, SigningKey const& key, std::string_view body)
{
    if (body.size() > most_expanded_bytes)
        return failed(Fault::Invalid, "a body of {} bytes is too long, at most {}: make a smaller batch",
            body.size(), most_expanded_bytes);
    auto const frame = TRY(compressed(body));
    if (frame.size() > most_compressed_bytes)
        return failed(Fault::Invalid,
            "a compressed body of {} bytes is too long, at most {}: make a smaller batch", frame.size(),
            most_compressed_bytes);

    std::string bytes(magic);
    bytes.push_back(static_cast<char>(version));
    bytes.push_back(static_cast<char>(kind));
    bytes += sender.raw();
    bytes += key_id_of(key.public_key()).raw();
    append_little_endian(bytes, static_cast<std::uint32_t>(frame.size()));
    bytes += frame;
    bytes += key.sign(signed_message(kind, bytes)).raw();
    return bytes;
}

}
