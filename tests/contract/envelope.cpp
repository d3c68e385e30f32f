#include "sync/contract/envelope.h"
#include "tests/contract/hand_sealed.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>
#include <random>
#include <zstd.h>

using namespace peakend;
using namespace std::string_literals;

namespace {

DeviceId const device = some_id<DeviceId>(0xd0);

std::string sealed_batch(std::string_view body = "{\"a\":1}")
{
    return *seal_envelope(EnvelopeKind::Batch, device, some_key('k'), body);
}

// Parses and opens, as a receiver does.
Result<std::string> opened(std::string_view bytes, SigningKey const& key = some_key('k'))
{
    return open_envelope(TRY(parse_envelope(bytes)), key.public_key());
}

std::string frame_of(std::string_view body, bool says_size = true)
{
    auto* const context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, says_size ? 1 : 0);
    std::string frame(ZSTD_compressBound(body.size()), '\0');
    frame.resize(ZSTD_compress2(context, frame.data(), frame.size(), body.data(), body.size()));
    ZSTD_freeCCtx(context);
    return frame;
}

std::string noise(std::size_t size)
{
    std::mt19937 random(1);
    std::string bytes(size, '\0');
    for (auto& byte : bytes)
        byte = static_cast<char>(random() & 0xff);
    return bytes;
}

}

TEST_SUITE("Envelope")
{
    TEST_CASE("what was sealed opens, and names its kind, sender and key")
    {
        for (auto const kind : { EnvelopeKind::Batch, EnvelopeKind::Receipt, EnvelopeKind::File }) {
            auto const bytes = seal_envelope(kind, device, some_key('k'), "{\"a\":1}").value();

            auto const envelope = parse_envelope(bytes).value();

            CHECK(envelope.kind == kind);
            CHECK(envelope.sender == device);
            CHECK(envelope.key == key_id_of(some_key('k').public_key()));
            CHECK(open_envelope(envelope, some_key('k').public_key()).value() == "{\"a\":1}");
        }
    }

    TEST_CASE("an empty body opens to an empty body") { CHECK(opened(sealed_batch("")).value().empty()); }

    TEST_CASE("the bytes lie as PROTOCOL.md says and the signature covers context and all before it")
    {
        auto const key = some_key('k');
        auto const bytes = sealed_batch();
        auto const frame = std::string(parse_envelope(bytes).value().compressed);
        auto const signed_part = bytes.substr(0, bytes.size() - 64);

        CHECK(signed_part == unsigned_envelope(1, device, key_id_of(key.public_key()), frame));
        CHECK(bytes.size() == envelope_overhead + frame.size());
        CHECK(verifies(key.public_key(), "peakend batch v1\0"s + signed_part,
            Signature::from_bytes(bytes.substr(bytes.size() - 64)).value()));
        CHECK(opened(hand_sealed(device, key, frame)).value() == "{\"a\":1}");
    }

    TEST_CASE("an envelope with any one byte changed does not open")
    {
        auto const good = sealed_batch();
        for (std::size_t i = 0; i < good.size(); ++i) {
            CAPTURE(i);
            auto bad = good;
            bad[i] = static_cast<char>(bad[i] ^ 0x10);
            CHECK_FALSE(opened(bad));
        }
    }

    TEST_CASE("an envelope cut short or followed by more is Invalid before any key is looked for")
    {
        auto const good = sealed_batch();
        for (std::size_t length = 0; length < good.size(); ++length) {
            CAPTURE(length);
            auto const cut = parse_envelope(std::string_view(good).substr(0, length));
            REQUIRE_FALSE(cut);
            CHECK(cut.error().fault == Fault::Invalid);
        }
        CHECK_FALSE(parse_envelope(good + '\0'));
        CHECK_FALSE(parse_envelope(good + good));
    }

    TEST_CASE("another magic, version or kind is Invalid")
    {
        auto const changed = [](std::size_t at, char byte) {
            auto bytes = sealed_batch();
            bytes[at] = byte;
            return parse_envelope(bytes);
        };

        CHECK_FALSE(changed(0, 'Q'));
        CHECK_FALSE(changed(4, 2));
        CHECK_FALSE(changed(5, 0));
        CHECK_FALSE(changed(5, 4));
        CHECK(changed(5, 3));
    }

    TEST_CASE("an envelope by another key is Refused")
    {
        auto const stranger = opened(sealed_batch(), some_key('x'));

        REQUIRE_FALSE(stranger);
        CHECK(stranger.error().fault == Fault::Refused);
    }

    TEST_CASE("an envelope that claims our key but is signed by another is Refused")
    {
        auto const bytes
            = unsigned_envelope(1, device, key_id_of(some_key('k').public_key()), frame_of("{}"));
        auto const forged = opened(bytes + some_key('x').sign("peakend batch v1\0"s + bytes).raw());

        REQUIRE_FALSE(forged);
        CHECK(forged.error().fault == Fault::Refused);
    }

    TEST_CASE("an envelope that is signed by us but names another key is Refused")
    {
        auto const bytes
            = unsigned_envelope(1, device, key_id_of(some_key('x').public_key()), frame_of("{}"));
        auto const misnamed = opened(bytes + some_key('k').sign("peakend batch v1\0"s + bytes).raw());

        REQUIRE_FALSE(misnamed);
        CHECK(misnamed.error().fault == Fault::Refused);
    }

    TEST_CASE("a receipt cannot be passed off as a batch, nor one sender's batch as another's")
    {
        auto receipt = seal_envelope(EnvelopeKind::Receipt, device, some_key('k'), "{}").value();
        receipt[5] = 1;
        auto foreign = sealed_batch();
        foreign[6] = static_cast<char>(foreign[6] + 1);

        CHECK(opened(receipt).error().fault == Fault::Refused);
        CHECK(opened(foreign).error().fault == Fault::Refused);
    }

    TEST_CASE("a body that would expand beyond the limit is Invalid")
    {
        auto const fits = frame_of(std::string(most_expanded_bytes, ' '));
        auto const bomb = frame_of(std::string(most_expanded_bytes + 1, ' '));
        REQUIRE(bomb.size() < 1'000);

        CHECK(opened(hand_sealed(device, some_key('k'), fits)));
        CHECK(opened(hand_sealed(device, some_key('k'), bomb)).error().fault == Fault::Invalid);
    }

    TEST_CASE("a body is exactly one zstd frame that says its size")
    {
        auto const refused = [](std::string_view compressed) {
            auto const body = opened(hand_sealed(device, some_key('k'), compressed));
            return !body && body.error().fault == Fault::Invalid;
        };
        auto const frame = frame_of("{\"a\":1}");
        auto const skippable = "\x50\x2a\x4d\x18\x02\x00\x00\x00zz"s;

        CHECK_FALSE(refused(frame));
        CHECK(refused(""));
        CHECK(refused("{\"a\":1}"));
        CHECK(refused(skippable));
        CHECK(refused(skippable + frame));
        CHECK(refused(frame + frame));
        CHECK(refused(frame + skippable));
        CHECK(refused(frame + "x"));
        CHECK(refused(frame.substr(0, frame.size() - 1)));
        CHECK(refused(frame_of("{\"a\":1}", false)));
    }

    TEST_CASE("a frame that holds other than it says is Invalid")
    {
        auto frame = frame_of("{\"a\":1}");
        REQUIRE(frame[5] == 7);

        for (auto const size : { 0, 6, 8, 200 }) {
            CAPTURE(size);
            frame[5] = static_cast<char>(size);
            CHECK_FALSE(opened(hand_sealed(device, some_key('k'), frame)));
        }
    }

    TEST_CASE("a body too long for one envelope is not sealed")
    {
        auto const noisy = seal_envelope(EnvelopeKind::Batch, device, some_key('k'), noise(300'000));
        auto const long_body = seal_envelope(
            EnvelopeKind::Batch, device, some_key('k'), std::string(most_expanded_bytes + 1, ' '));

        REQUIRE_FALSE(noisy);
        CHECK(noisy.error().fault == Fault::Invalid);
        REQUIRE_FALSE(long_body);
        CHECK(long_body.error().fault == Fault::Invalid);
    }

    TEST_CASE("more bytes than any envelope has are Invalid unread")
    {
        CHECK_FALSE(parse_envelope(std::string(envelope_overhead + most_compressed_bytes + 1, 'P')));
    }
}
