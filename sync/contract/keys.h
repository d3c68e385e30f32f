// Hashes and signatures. The only file that includes libsodium.
//
// Ed25519 (RFC 8032) signs, SHA-256 (FIPS 180-4) names. Secret keys are wiped when they go.
#pragma once

#include "sync/base/result.h"
#include "sync/contract/id.h"

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

// One-time enrolment code: 12 characters of Crockford base 32 (60 bits), written XXXX-XXXX-XXXX.
std::string new_enrolment_code();
// Upper case, without dashes and spaces, I L -> 1, O -> 0. What is stored is only sha256 of this.
std::string normal_enrolment_code(std::string_view typed);

}
