#include "sync/contract/sealed_words.h"

#include "sync/contract/keys.h"

namespace peakend {

namespace {

    constexpr std::size_t most_ciphertext_bytes = most_bytes_of_words + sealing_bytes;
    constexpr std::size_t most_base64_bytes = (most_ciphertext_bytes * 4 + 2) / 3;

}

Json to_json(SealedWords const& words)
{
    Json::Object object { { "sealed", base64url_of(words.ciphertext) } };
    if (!words.consent.empty())
        object.emplace("consent", words.consent);
    return object;
}

Result<SealedWords> sealed_words_from(Json const& json)
{
    JsonReader reader(json, "words");
    SealedWords words;
    auto const sealed = reader.text("sealed", most_base64_bytes);
    if (reader.has("consent")) {
        words.consent = reader.text("consent", most_consent_version_bytes);
        if (!is_consent_version(words.consent))
            reader.complain("consent", "must be made of [a-z0-9._-]");
    }
    TRY(reader.verdict());

    words.ciphertext = TRY(bytes_of_base64url(sealed));
    if (words.ciphertext.size() < sealing_bytes || words.ciphertext.size() > most_ciphertext_bytes)
        return failed(Fault::Invalid, "words/sealed: {} bytes are no sealed words; they have {} to {}",
            words.ciphertext.size(), sealing_bytes, most_ciphertext_bytes);
    return words;
}

bool is_consent_version(std::string_view text)
{
    return !text.empty() && text.size() <= most_consent_version_bytes
        && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789._-") == std::string_view::npos;
}

}
