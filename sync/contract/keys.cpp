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

    static_assert(crypto_box_PUBLICKEYBYTES == TextKey::size);
    static_assert(crypto_box_SECRETKEYBYTES == 32);
    static_assert(crypto_box_SEALBYTES == sealing_bytes);

    static_assert(crypto_auth_hmacsha256_KEYBYTES == PhoneKey::size);
    static_assert(crypto_verify_16_BYTES == Proof::size);

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

    unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

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

TextSecret TextSecret::generate()
{
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret;
    fill_random(secret);
    TextSecret text_secret(secret);
    sodium_memzero(secret.data(), secret.size());
    return text_secret;
}

Result<TextSecret> TextSecret::from_bytes(std::string_view bytes)
{
    std::array<std::uint8_t, crypto_box_SECRETKEYBYTES> secret;
    if (bytes.size() != secret.size())
        return failed(Fault::Invalid, "a text key has {} bytes, not {}", secret.size(), bytes.size());
    std::copy(bytes.begin(), bytes.end(), secret.begin());
    TextSecret text_secret(secret);
    sodium_memzero(secret.data(), secret.size());
    return text_secret;
}

TextSecret::TextSecret(std::array<std::uint8_t, 32> const& secret)
    : m_secret(secret)
{
    wake_sodium();
    std::array<std::uint8_t, TextKey::size> open;
    crypto_scalarmult_base(open.data(), m_secret.data());
    m_public = TextKey(open);
}

TextSecret::TextSecret(TextSecret&& other) noexcept
    : m_public(other.m_public)
    , m_secret(other.m_secret)
{
    sodium_memzero(other.m_secret.data(), other.m_secret.size());
}

TextSecret& TextSecret::operator=(TextSecret&& other) noexcept
{
    std::swap(m_public, other.m_public);
    std::swap(m_secret, other.m_secret);
    return *this;
}

TextSecret::~TextSecret() { sodium_memzero(m_secret.data(), m_secret.size()); }

std::string TextSecret::bytes() const { return { m_secret.begin(), m_secret.end() }; }

Result<std::string> TextSecret::open_words(SealedWords const& sealed) const
{
    auto const& ciphertext = sealed.ciphertext;
    if (ciphertext.size() < sealing_bytes)
        return failed(Fault::Invalid, "{} bytes are too few for sealed words", ciphertext.size());
    std::string words(ciphertext.size() - sealing_bytes, '\0');
    if (crypto_box_seal_open(bytes_of(words), bytes_of(ciphertext), ciphertext.size(),
            m_public.bytes().data(), m_secret.data())
        != 0)
        return failed(Fault::Invalid, "the words were sealed to another text key, or altered since");
    return words;
}

bool can_seal(TextKey const& key)
{
    std::array<std::uint8_t, crypto_scalarmult_SCALARBYTES> any;
    std::array<std::uint8_t, crypto_scalarmult_BYTES> shared;
    any.fill(1);
    return crypto_scalarmult(shared.data(), any.data(), key.bytes().data()) == 0;
}

SealedWords seal_words(TextKey const& key, std::string_view words, std::string consent)
{
    assert(words.size() <= most_bytes_of_words);
    wake_sodium();
    SealedWords sealed { std::string(words.size() + sealing_bytes, '\0'), std::move(consent) };
    auto const failure
        = crypto_box_seal(bytes_of(sealed.ciphertext), bytes_of(words), words.size(), key.bytes().data());
    assert(failure == 0);
    return sealed;
}

Proof prove(PhoneKey const& key, std::string_view message)
{
    std::array<std::uint8_t, crypto_auth_hmacsha256_BYTES> whole;
    crypto_auth_hmacsha256(whole.data(), bytes_of(message), message.size(), key.bytes().data());
    std::array<std::uint8_t, Proof::size> cut;
    std::copy_n(whole.begin(), cut.size(), cut.begin());
    return Proof(cut);
}

bool proves(PhoneKey const& key, std::string_view message, Proof const& proof)
{
    return crypto_verify_16(prove(key, message).bytes().data(), proof.bytes().data()) == 0;
}

std::string base64url_of(std::string_view bytes)
{
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes_of(bytes), bytes.size(), variant);
    text.pop_back();  // the C string's end
    return text;
}

Result<std::string> bytes_of_base64url(std::string_view text)
{
    std::string bytes(text.size() / 4 * 3 + 2, '\0');
    std::size_t length = 0;
    if (sodium_base642bin(bytes_of(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr,
            sodium_base64_VARIANT_URLSAFE_NO_PADDING)
        != 0)
        return failed(Fault::Invalid, "'{}' is not base64url without padding", text.substr(0, 80));
    bytes.resize(length);
    return bytes;
}

void wipe(std::string& text)
{
    text.resize(text.capacity());  // a short text that was moved away is still there
    sodium_memzero(text.data(), text.size());
    text.clear();
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

bool is_enrolment_code(std::string_view typed)
{
    auto const code = normal_enrolment_code(typed);
    return code.size() == code_characters && code.find_first_not_of(code_alphabet) == std::string::npos;
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
