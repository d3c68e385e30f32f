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

Result<TextSecret> text_secret_kept(std::filesystem::path const& folder)
{
    auto bytes = TRY(read_key(text_file(folder), text_remedy));
    auto secret = TextSecret::from_bytes(bytes);
    wipe(bytes);
    return secret;
}

Result<WordsPolicy> WordsPolicy::open(std::filesystem::path const& folder, std::string phone_address)
{
    if (!is_phone_address(phone_address))
        return failed(Fault::Invalid,
            "phone_address is '{}': write https:// and the host that phones reach, without a path, or \"\"",
            phone_address);
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
