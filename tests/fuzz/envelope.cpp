// Any bytes as an envelope; then the same bytes as the compressed body of an envelope that is correctly
// signed, since no fuzzer guesses a signature.
#include "sync/contract/envelope.h"
#include "sync/contract/batch.h"
#include "tests/contract/hand_sealed.h"
#include "tests/fuzz/fuzz.h"

using namespace peakend;

namespace {

SigningKey const& key()
{
    static auto const fixed = *SigningKey::from_seed(std::string(32, 't'));
    return fixed;
}

void open_as_sent(std::string_view bytes)
{
    auto const envelope = parse_envelope(bytes);
    if (!envelope)
        return;
    fuzz::claim(envelope->compressed.size() + envelope_overhead == bytes.size(), "the lengths add up");
    if (auto const body = open_envelope(*envelope, key().public_key()))
        (void)batch_from(*body);
}

void open_as_body(std::string_view compressed)
{
    auto const bytes = hand_sealed(DeviceId(), key(), compressed);
    auto const envelope = parse_envelope(bytes);
    if (!envelope)
        return;
    auto const body = open_envelope(*envelope, key().public_key());
    if (!body) {
        fuzz::claim(body.error().fault == Fault::Invalid, "a good signature is not refused");
        return;
    }
    fuzz::claim(body->size() <= most_expanded_bytes, "the body keeps to its limit");
    (void)batch_from(*body);
}

}

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size)
{
    auto const input = fuzz::text_of(bytes, size);
    open_as_sent(input);
    open_as_body(input);
    return 0;
}
