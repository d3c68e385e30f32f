// A secret of 32 bytes in a file of its own beside the database: never in it nor in its backups.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace peakend {

inline constexpr std::size_t key_file_bytes = 32;

struct KeyFile {
    std::string bytes;
    bool drawn = false;  // it was not there
};
// Draws it when it is not there; 0600. Corrupt when the file holds anything else: what was made with the old
// key can't be made with another, so none is drawn. remedy: what to do then.
Result<KeyFile> read_or_draw_key(std::filesystem::path const&, std::string_view remedy);
// The same, but Unavailable when it is not there.
Result<std::string> read_key(std::filesystem::path const&, std::string_view remedy);

}
