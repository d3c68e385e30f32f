// What a visitor wrote, sealed so that only the holder of headquarters' text secret can read it.
//
// Words are sealed (seal_words() in keys.h) before they touch any disk. Of what they say nothing shows here
// but how long it is.
#pragma once

#include "sync/contract/json.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace peakend {

// Characters are code points of Unicode, here and in `most_characters` of a question.
inline constexpr int most_characters_of_words = 1000;
inline constexpr std::size_t most_bytes_of_words = 4 * most_characters_of_words;  // UTF-8, RFC 3629
// libsodium's crypto_box_seal: a fresh public key and an authenticator, whatever the length of the words.
inline constexpr std::size_t sealing_bytes = 48;
inline constexpr std::size_t most_consent_version_bytes = 40;

struct SealedWords {
    std::string ciphertext;  // sealing_bytes more than the words have
    std::string consent;     // the version that the visitor agreed to; "" where none is asked for

    // The visitor took the words back.
    bool empty() const { return ciphertext.size() == sealing_bytes; }
    bool operator==(SealedWords const&) const = default;
};

// {"sealed": base64url without padding (RFC 4648 section 5)}, and "consent" where there is one.
Json to_json(SealedWords const&);
Result<SealedWords> sealed_words_from(Json const&);

// 1 to most_consent_version_bytes of [a-z0-9._-].
bool is_consent_version(std::string_view);

}
