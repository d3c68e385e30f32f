#include "sync/collector/words_secrets.h"

#include "sync/base/journal.h"
#include "sync/collector/key_file.h"

namespace peakend {

namespace {

    constexpr std::string_view text_remedy
        = "bring it back from your copy, or remove it: then nobody can read what visitors wrote until now";
    constexpr std::string_view phone_remedy = "remove it: a new one is made, and phone codes on screens stop "
                                              "working until their terminals have sent again";

    std::filesystem::path text_file(std::filesystem::path const& folder) { return folder / "text.key"; }

    // The two halves of a phone key, each a proof under the master key: nothing of it can be had from a
    // terminal's key.
    std::array<std::uint8_t, Proof::size> half_key(PhoneKey const& master, char half, DeviceId const& device)
    {
        using namespace std::string_literals;
        return prove(master, "peakend phone key v1\0"s + half + device.raw()).bytes();
    }

}

Result<TextSecret> text_secret(std::filesystem::path const& folder)
{
    auto key = TRY(read_or_draw_key(text_file(folder), text_remedy));
    if (key.drawn)
        journal::warn("text_key_made",
            { { "file", text_file(folder).string() },
                { "remedy",
                    "keep a copy where only you can read it: without it nobody can read what visitors "
                    "write" } });
    auto secret = TextSecret::from_bytes(key.bytes);
    wipe(key.bytes);
    return secret;
}

Result<std::optional<TextSecret>> text_secret_if_any(std::filesystem::path const& folder)
{
    auto bytes = read_key(text_file(folder), text_remedy);
    if (!bytes && bytes.error().fault == Fault::Unavailable)
        return std::optional<TextSecret>();
    if (!bytes && bytes.error().fault == Fault::Refused)
        return failed(Fault::Refused,
            "{}: run this as the user it belongs to, as with 'sudo -u peakend-collector'",
            bytes.error().what);
    if (!bytes)
        return failed(bytes.error());
    auto secret = TRY(TextSecret::from_bytes(*bytes));
    wipe(*bytes);
    return std::optional(std::move(secret));
}

tl::unexpected<Error> text_key_missing(std::filesystem::path const& folder, std::int64_t sealed)
{
    auto const file = text_file(folder).string();
    return failed(Fault::Unavailable,
        "{0} is not there, and {1} texts that visitors wrote are sealed to it: bring it back from your copy. "
        "Without a copy nobody can ever read them; to go on with a new key, as the collector's user: "
        "(umask 077; head -c {2} /dev/urandom >{0})",
        file, sealed, key_file_bytes);
}

tl::unexpected<Error> text_key_wrong(
    std::filesystem::path const& folder, std::int64_t closed, std::int64_t sealed)
{
    return failed(Fault::Refused,
        "{} does not open {} of {} texts that visitors wrote: they were sealed to another key. Look for a "
        "copy "
        "of that one, and keep both",
        text_file(folder).string(), closed, sealed);
}

Result<void> expect_phone_address(std::string const& address)
{
    if (is_phone_address(address))
        return {};
    return failed(Fault::Invalid,
        "phone_address is '{}': write https:// and the host that phones reach, without a path, or \"\"",
        address);
}

Result<WordsPolicy> WordsPolicy::open(std::filesystem::path const& folder, std::string phone_address)
{
    TRY(expect_phone_address(phone_address));
    auto const secret = TRY(text_secret(folder));
    auto master = TRY(read_or_draw_key(folder / "phone.key", phone_remedy));
    auto const key = TRY(PhoneKey::from_bytes(master.bytes));
    wipe(master.bytes);
    return WordsPolicy(secret.public_key(), key, std::move(phone_address));
}

PhoneKey WordsPolicy::phone_key(DeviceId const& device) const
{
    std::array<std::uint8_t, PhoneKey::size> key;
    auto const first = half_key(m_master, '1', device);
    auto const second = half_key(m_master, '2', device);
    std::copy(second.begin(), second.end(), std::copy(first.begin(), first.end(), key.begin()));
    return PhoneKey(key);
}

}
