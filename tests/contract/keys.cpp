#include "sync/contract/keys.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <set>

using namespace peakend;

namespace {

std::string bytes_of(std::string_view hex)
{
    std::string bytes(hex.size() / 2, '\0');
    std::vector<std::uint8_t> read(bytes.size());
    REQUIRE(bytes_of_hex(hex, read));
    std::copy(read.begin(), read.end(), bytes.begin());
    return bytes;
}

SigningKey key_of(std::string_view seed_hex)
{
    auto key = SigningKey::from_seed(bytes_of(seed_hex));
    REQUIRE(key);
    return std::move(*key);
}

}

TEST_SUITE("SigningKey")
{
    TEST_CASE("it signs as RFC 8032, 7.1, TEST 2 does")
    {
        auto const key = key_of("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

        auto const signature = key.sign("\x72");

        CHECK(key.public_key().hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
        CHECK(signature.hex()
            == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        CHECK(verifies(key.public_key(), "\x72", signature));
    }

    TEST_CASE("a signature fits neither another message nor another key")
    {
        auto const key = SigningKey::generate();
        auto const signature = key.sign("fifty responses");

        CHECK(verifies(key.public_key(), "fifty responses", signature));
        CHECK_FALSE(verifies(key.public_key(), "fifty-one responses", signature));
        CHECK_FALSE(verifies(SigningKey::generate().public_key(), "fifty responses", signature));
    }

    TEST_CASE("one flipped bit makes a signature worthless")
    {
        auto const key = SigningKey::generate();
        auto bytes = key.sign("x").bytes();

        bytes[17] ^= 1;

        CHECK_FALSE(verifies(key.public_key(), "x", Signature(bytes)));
    }

    TEST_CASE("its seed brings back the same key")
    {
        auto const key = SigningKey::generate();

        auto const again = SigningKey::from_seed(key.seed());

        REQUIRE(again);
        CHECK(again->public_key() == key.public_key());
        CHECK(again->sign("x") == key.sign("x"));
    }

    TEST_CASE("a seed of another length is refused")
    {
        CHECK_FALSE(SigningKey::from_seed(std::string(31, 'x')));
        CHECK_FALSE(SigningKey::from_seed(std::string(64, 'x')));
    }

    TEST_CASE("a moved key signs on")
    {
        auto key = SigningKey::generate();
        auto const open = key.public_key();

        auto const moved = std::move(key);

        CHECK(verifies(open, "x", moved.sign("x")));
    }
}

TEST_SUITE("TextSecret")
{
    TEST_CASE("its public key is that of RFC 7748, 5.2, after one iteration")
    {
        auto const secret = TextSecret::from_bytes("\x09" + std::string(31, '\0'));

        REQUIRE(secret);
        CHECK(
            secret->public_key().hex() == "422c8e7a6227d7bca1350b3e2bb7279f7897b87bb6854b783c60e80311ae3079");
    }

    TEST_CASE("it opens what was sealed to it, whatever the language")
    {
        auto const secret = TextSecret::generate();

        for (std::string const words : { "", "The queue was long.", "排队太久了", "الطابور طويل" }) {
            auto const sealed = seal_words(secret.public_key(), words, "2026-1");

            CHECK(sealed.ciphertext.size() == words.size() + sealing_bytes);
            CHECK(sealed.consent == "2026-1");
            CHECK(sealed.empty() == words.empty());
            CHECK((words.empty() || sealed.ciphertext.find(words) == std::string::npos));
            CHECK(secret.open_words(sealed).value() == words);
        }
    }

    TEST_CASE("the same words are never sealed alike")
    {
        auto const key = TextSecret::generate().public_key();

        CHECK(seal_words(key, "late").ciphertext != seal_words(key, "late").ciphertext);
    }

    TEST_CASE("it opens nothing that was sealed to another key or altered")
    {
        auto const secret = TextSecret::generate();
        auto sealed = seal_words(secret.public_key(), "late");

        CHECK_FALSE(TextSecret::generate().open_words(sealed));
        sealed.ciphertext.back() ^= 1;
        CHECK_FALSE(secret.open_words(sealed));
        CHECK_FALSE(secret.open_words({ "too short", "" }));
    }

    TEST_CASE("its bytes bring back the same key, and a moved key opens on")
    {
        auto secret = TextSecret::generate();
        auto const sealed = seal_words(secret.public_key(), "late");
        auto again = TextSecret::from_bytes(secret.bytes());
        REQUIRE(again);

        auto const moved = std::move(*again);

        CHECK(moved.public_key() == secret.public_key());
        CHECK(moved.open_words(sealed).value() == "late");
        CHECK_FALSE(TextSecret::from_bytes("short"));
    }

    TEST_CASE("nothing is sealed to a key of low order")
    {
        CHECK(can_seal(TextSecret::generate().public_key()));
        CHECK_FALSE(can_seal(TextKey()));
    }
}

TEST_SUITE("Proof")
{
    TEST_CASE("it is the first half of an HMAC-SHA-256, here of nothing under a key of zeroes")
    {
        auto const proof = prove(PhoneKey(), "");

        CHECK(proof.hex() == "b613679a0814d9ec772f95d778c35fc5");
        CHECK(proves(PhoneKey(), "", proof));
    }

    TEST_CASE("it fits neither another message nor another key")
    {
        auto const key = PhoneKey::random();
        auto const proof = prove(key, "this response");

        CHECK(proves(key, "this response", proof));
        CHECK_FALSE(proves(key, "that response", proof));
        CHECK_FALSE(proves(PhoneKey::random(), "this response", proof));
    }
}

TEST_SUITE("wipe")
{
    TEST_CASE("the bytes of a wiped text are gone from where they stood")
    {
        std::string words = "a text too long to stand in the object itself";
        auto const* place = words.data();

        wipe(words);

        CHECK(words.empty());
        CHECK(std::string_view(place, 44) == std::string(44, '\0'));
    }
}

TEST_SUITE("sha256")
{
    TEST_CASE("it hashes as FIPS 180-4 says")
    {
        CHECK(sha256("").hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        CHECK(sha256("abc").hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    TEST_CASE("a key is named by the first 8 bytes of its hash")
    {
        auto const key = SigningKey::generate().public_key();

        CHECK(key_id_of(key).hex() == sha256(key.raw()).hex().substr(0, 16));
    }
}

TEST_SUITE("Enrolment code")
{
    TEST_CASE("it is three groups of four letters that nobody mistakes for another")
    {
        auto const code = new_enrolment_code();

        REQUIRE(code.size() == 14);
        CHECK(code[4] == '-');
        CHECK(code[9] == '-');
        auto const normal = normal_enrolment_code(code);
        CHECK(normal.size() == 12);
        CHECK(normal.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
    }

    TEST_CASE("no two of a thousand are the same")
    {
        std::set<std::string> codes;
        for (int made = 0; made < 1000; ++made)
            codes.insert(new_enrolment_code());

        CHECK(codes.size() == 1000);
    }

    TEST_CASE("what can't be a code is known as none")
    {
        CHECK(is_enrolment_code(new_enrolment_code()));
        CHECK(is_enrolment_code(" 7KoP Im2A zZ9y "));
        for (auto const* other :
            { "", "hello", "7K0P-1M2A-ZZ9", "7K0P-1M2A-ZZ9YY", "7K0P-1M2A-ZZ9U", "7K0P/1M2A-ZZ9Y" })
            CHECK_FALSE(is_enrolment_code(other));
    }

    TEST_CASE("what people type for it comes to the same")
    {
        CHECK(normal_enrolment_code("7k0p-1m2a-zz9y") == "7K0P1M2AZZ9Y");
        CHECK(normal_enrolment_code(" 7KoP Im2A zZ9y ") == "7K0P1M2AZZ9Y");
        CHECK(normal_enrolment_code("7KOP-LM2A-ZZ9Y") == "7K0P1M2AZZ9Y");
    }
}
