#include "sync/collector/receipt_key.h"

#include "sync/base/durable_file.h"

namespace peakend {

namespace {

    constexpr std::size_t seed_bytes = 32;

    Result<SigningKey> draw(std::filesystem::path const& file)
    {
        auto key = SigningKey::generate();
        TRY(replace_file(file, key.seed(), 0600));
        return key;
    }

}

Result<SigningKey> receipt_key(std::filesystem::path const& folder)
{
    auto const file = folder / "collector.key";
    std::error_code error;
    if (!std::filesystem::exists(file, error) && !error)
        return draw(file);
    auto const seed = TRY(read_file(file, seed_bytes + 1));
    if (seed.size() != seed_bytes)
        return failed(Fault::Corrupt,
            "{} is not a key of {} bytes: bring it back from a backup, or remove it and enrol every terminal "
            "again",
            file.string(), seed_bytes);
    return SigningKey::from_seed(seed);
}

}
