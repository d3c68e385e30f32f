// Files that are either the old one or the whole new one, also after a power cut.
#pragma once

#include "sync/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>

namespace peakend {

// Write beside it, fsync, rename over it, fsync the folder. The file has this mode, whatever the umask, and
// is never readable by more.
Result<void> replace_file(std::filesystem::path const&, std::string_view bytes, mode_t mode);

// Unlink, fsync the folder. One that is not there is no fault.
Result<void> remove_file(std::filesystem::path const&);

// What was made, renamed or deleted in the folder stays so, also after a power cut.
Result<void> sync_folder(std::filesystem::path const&);

// As replace_file, then reads it back from the disk itself, as far as the kernel gives up its own copy.
// Corrupt, and the file is gone, when other bytes come back.
Result<void> replace_file_and_read_back(std::filesystem::path const&, std::string_view bytes, mode_t mode);

// At most `limit` bytes; a longer file is Invalid, a missing one Unavailable.
Result<std::string> read_file(std::filesystem::path const&, std::size_t limit);

// Makes the folder with this mode if it is not there, and proves that it can be written to.
Result<void> ensure_folder(std::filesystem::path const&, mode_t mode);

}
