#include "sync/collector/key_file.h"

#include "sync/base/durable_file.h"
#include "sync/base/entropy.h"

#include <array>

namespace peakend {

Result<std::string> read_key(std::filesystem::path const& file, std::string_view remedy)
{
    auto bytes = TRY(read_file(file, key_file_bytes + 1));
    if (bytes.size() != key_file_bytes)
        return failed(
            Fault::Corrupt, "{} is not a key of {} bytes: {}", file.string(), key_file_bytes, remedy);
    return bytes;
}

Result<KeyFile> read_or_draw_key(std::filesystem::path const& file, std::string_view remedy)
{
    std::error_code error;
    if (std::filesystem::exists(file, error) || error)
        return KeyFile { TRY(read_key(file, remedy)), false };
    std::array<std::uint8_t, key_file_bytes> drawn;
    fill_random(drawn);
    std::string bytes(drawn.begin(), drawn.end());
    TRY(replace_file(file, bytes, 0600));
    return KeyFile { std::move(bytes), true };
}

}
