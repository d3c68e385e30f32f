// The secrets behind what visitors write: each a file beside the database, never in it nor in its backups.
//
// text.key opens sealed words. The serving collector keeps only its public half; `peakend-collector words`
// reads the file. phone.key makes the phone key of every terminal, so that none is stored.
#pragma once

#include "sync/contract/words_keys.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace peakend {

// Draws it the first time and says in the journal that it must be kept. Corrupt when the file is no key.
Result<TextSecret> text_secret(std::filesystem::path const& folder);
// The one that is there; nothing when there is none. Corrupt as above, Refused when it can't be read.
Result<std::optional<TextSecret>> text_secret_if_any(std::filesystem::path const& folder);

// What is said of a text.key that is not there, or does not open `closed` of `sealed` texts, and what to do.
tl::unexpected<Error> text_key_missing(std::filesystem::path const& folder, std::int64_t sealed);
tl::unexpected<Error> text_key_wrong(
    std::filesystem::path const& folder, std::int64_t closed, std::int64_t sealed);

// Invalid, with what to write, for what is_phone_address() does not take.
Result<void> expect_phone_address(std::string const&);

// What each terminal is told.
class WordsPolicy {
public:
    // As expect_phone_address().
    static Result<WordsPolicy> open(std::filesystem::path const& folder, std::string phone_address);

    TextKey const& text_key() const { return m_text; }
    PhoneKey phone_key(DeviceId const&) const;
    WordsKeys keys_of(DeviceId const& device) const { return { m_text, phone_key(device), m_phone_address }; }
    bool offers_phones() const { return !m_phone_address.empty(); }

private:
    WordsPolicy(TextKey text, PhoneKey master, std::string phone_address)
        : m_text(text)
        , m_master(master)
        , m_phone_address(std::move(phone_address))
    {
    }

    TextKey m_text;
    PhoneKey m_master;
    std::string m_phone_address;
};

}
