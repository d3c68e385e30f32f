#include "sync/collector/receipt_key.h"

#include "sync/collector/key_file.h"

namespace peakend {

Result<SigningKey> receipt_key(std::filesystem::path const& folder)
{
    auto seed = TRY(read_or_draw_key(folder / "collector.key",
        "bring it back from a backup, or remove it and enrol every terminal again"));
    auto key = SigningKey::from_seed(seed.bytes);
    wipe(seed.bytes);
    return key;
}

}
