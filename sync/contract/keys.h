// Hashes, signatures and sealed words. The only file that includes libsodium.
//
// Ed25519 (RFC 8032) signs, SHA-256 (FIPS 180-4) names, X25519 with XSalsa20-Poly1305 (crypto_box_seal)
// seals. Secret keys are wiped when they go.
#pragma once

#include "sync/base/result.h"
#include "sync/contract/id.h"
#include "sync/contract/sealed_words.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace peakend {

using PublicKey = Id<struct PublicSigningKey, 32>;
using KeyId = Id<class SigningKey, 8>;  // first 8 bytes of SHA-256 of the public key
using Signature = Id<struct Signed, 64>;

Id<struct Hash, 32> sha256(std::string_view bytes);
KeyId key_id_of(PublicKey const&);
bool verifies(PublicKey const&, std::string_view message, Signature const&);

class SigningKey {
public:
    static SigningKey generate();
    // seed: 32 bytes, as seed() gave them.
    static Result<SigningKey> from_seed(std::string_view seed);

    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    ~SigningKey();

    PublicKey public_key() const { return m_public; }
    Signature sign(std::string_view message) const;
    // 32 bytes; whoever asks for them owes them a safe place.
    std::string seed() const;

private:
    explicit SigningKey(std::array<std::uint8_t, 32> const& seed);

    PublicKey m_public;
    std::array<std::uint8_t, 64> m_secret {};
};

// Headquarters' key for words: whoever has it can seal, only its TextSecret opens.
using TextKey = Id<struct PublicTextKey, 32>;

class TextSecret {
public:
    static TextSecret generate();
    // 32 bytes, as bytes() gave them.
    static Result<TextSecret> from_bytes(std::string_view bytes);

    TextSecret(TextSecret&&) noexcept;
    TextSecret& operator=(TextSecret&&) noexcept;
    ~TextSecret();

    TextKey public_key() const { return m_public; }
    // Whoever asks for them owes them a safe place.
    std::string bytes() const;
    // The words of one visitor. Invalid when they were sealed to another key, or altered since.
    Result<std::string> open_words(SealedWords const&) const;

private:
    explicit TextSecret(std::array<std::uint8_t, 32> const& secret);

    TextKey m_public;
    std::array<std::uint8_t, 32> m_secret {};
};

// False for the few keys of low order (RFC 7748 section 6.1): what is sealed to one, anybody could open.
bool can_seal(TextKey const&);

// No two sealings of the same words are alike. REQUIRES: can_seal(key); at most most_bytes_of_words; consent
// is
// "" or is_consent_version().
SealedWords seal_words(TextKey const&, std::string_view words, std::string consent = "");

// A terminal's key for links to the phone page; it authorises nothing else. The collector has it too.
using PhoneKey = Id<struct KeyOfPhoneLinks, 32>;
using Proof = Id<struct ProofOfPhoneKey, 16>;
// HMAC-SHA-256 (RFC 2104) cut to 16 bytes.
Proof prove(PhoneKey const&, std::string_view message);
// Takes as long for a wrong proof as for a right one.
bool proves(PhoneKey const&, std::string_view message, Proof const&);

// Without padding (RFC 4648 section 5). Reading refuses padding, other characters and loose bits, so that
// bytes have one text only.
std::string base64url_of(std::string_view bytes);
Result<std::string> bytes_of_base64url(std::string_view text);

// Overwrites what was written there before it empties the text: for words in clear and for keys.
void wipe(std::string&);

// One-time enrolment code: 12 characters of Crockford base 32 (60 bits), written XXXX-XXXX-XXXX.
std::string new_enrolment_code();
// Upper case, without dashes and spaces, I L -> 1, O -> 0. What is stored is only sha256 of this.
std::string normal_enrolment_code(std::string_view typed);
// Whether what was typed can be a code at all, before anybody is asked.
bool is_enrolment_code(std::string_view typed);

}
