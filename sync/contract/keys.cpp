#include "sync/contract/keys.h"

#include <algorithm>
#include <cassert>
#include <sodium.h>

namespace peakend {

namespace {

    static_assert(crypto_sign_PUBLICKEYBYTES == PublicKey::size);
    static_assert(crypto_sign_BYTES == Signature::size);
    static_assert(crypto_sign_SECRETKEYBYTES == 64);
    static_assert(crypto_sign_SEEDBYTES == 32);

    using Seed = std::array<std::uint8_t, crypto_sign_SEEDBYTES>;

    // Picks the fastest code for this processor; nothing of the library may be used before.
    void wake_sodium()
    {
        static bool const awake = sodium_init() >= 0;
        assert(awake);
    }

    unsigned char const* bytes_of(std::string_view text)
    {
        return reinterpret_cast<unsigned char const*>(text.data());
    }

    // Crockford's base 32: no I, L, O, U.
    constexpr std::string_view code_alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    constexpr std::size_t code_characters = 12;
    constexpr std::size_t code_group = 4;

    char normal_code_character(char typed)
    {
        auto const upper = typed >= 'a' && typed <= 'z' ? static_cast<char>(typed - 'a' + 'A') : typed;
        if (upper == 'I' || upper == 'L')
            return '1';
        return upper == 'O' ? '0' : upper;
    }

}

Id<struct Hash, 32> sha256(std::string_view bytes)
{
    wake_sodium();
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> digest;
    crypto_hash_sha256(digest.data(), bytes_of(bytes), bytes.size());
    return Id<struct Hash, 32>(digest);
}

KeyId key_id_of(PublicKey const& key)
{
    auto const digest = sha256(key.raw()).bytes();
    std::array<std::uint8_t, KeyId::size> first;
    std::copy_n(digest.begin(), first.size(), first.begin());
    return KeyId(first);
}

bool verifies(PublicKey const& key, std::string_view message, Signature const& signature)
{
    wake_sodium();
    return crypto_sign_verify_detached(
               signature.bytes().data(), bytes_of(message), message.size(), key.bytes().data())
        == 0;
}

SigningKey SigningKey::generate()
{
    Seed seed;
    fill_random(seed);
    SigningKey key(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

Result<SigningKey> SigningKey::from_seed(std::string_view text)
{
    Seed seed;
    if (text.size() != seed.size())
        return failed(Fault::Invalid, "a signing key's seed has {} bytes, not {}", seed.size(), text.size());
    std::copy(text.begin(), text.end(), seed.begin());
    SigningKey key(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

SigningKey::SigningKey(std::array<std::uint8_t, 32> const& seed)
{
    wake_sodium();
    std::array<std::uint8_t, PublicKey::size> open;
    crypto_sign_seed_keypair(open.data(), m_secret.data(), seed.data());
    m_public = PublicKey(open);
}

SigningKey::SigningKey(SigningKey&& other) noexcept
    : m_public(other.m_public)
    , m_secret(other.m_secret)
{
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept
{
    std::swap(m_public, other.m_public);
    std::swap(m_secret, other.m_secret);
    return *this;
}

SigningKey::~SigningKey() { sodium_memzero(m_secret.data(), m_secret.size()); }

Signature SigningKey::sign(std::string_view message) const
{
    std::array<std::uint8_t, Signature::size> signature;
    crypto_sign_detached(signature.data(), nullptr, bytes_of(message), message.size(), m_secret.data());
    return Signature(signature);
}

std::string SigningKey::seed() const
{
    // libsodium keeps a secret key as seed and public key, one after the other.
    return { m_secret.begin(), m_secret.begin() + crypto_sign_SEEDBYTES };
}

std::string new_enrolment_code()
{
    std::array<std::uint8_t, code_characters> random;
    fill_random(random);
    std::string code;
    for (std::size_t at = 0; at < random.size(); ++at) {
        if (at > 0 && at % code_group == 0)
            code += '-';
        code += code_alphabet[random[at] % code_alphabet.size()];  // 32 divides 256: no bias
    }
    return code;
}

std::string normal_enrolment_code(std::string_view typed)
{
    std::string code;
    for (auto const character : typed) {
        if (character != '-' && character != ' ')
            code += normal_code_character(character);
    }
    return code;
}

}
