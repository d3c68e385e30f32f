#include "sync/uplink/identity.h"

#include "sync/base/durable_file.h"

namespace peakend {

namespace {

    constexpr mode_t owner_only = 0600;
    constexpr std::size_t most_bytes = 64;

    std::filesystem::path key_file(std::filesystem::path const& folder) { return folder / "terminal.key"; }

}

Result<SigningKey> read_identity(std::filesystem::path const& folder)
{
    auto key = SigningKey::from_seed(TRY(read_file(key_file(folder), most_bytes)));
    if (!key)
        return failed(Fault::Corrupt, "{} holds no key: delete it and enrol this terminal again",
            key_file(folder).string());
    return key;
}

Result<SigningKey> read_or_make_identity(std::filesystem::path const& folder)
{
    auto present = read_identity(folder);
    if (present || present.error().fault != Fault::Unavailable)
        return present;
    auto made = SigningKey::generate();
    TRY(replace_file(key_file(folder), made.seed(), owner_only));
    return made;
}

Result<void> erase_identity(std::filesystem::path const& folder) { return remove_file(key_file(folder)); }

}
