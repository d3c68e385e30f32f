// Whether the disk takes what visitors say.
#pragma once

#include "sync/base/result.h"

#include <filesystem>

namespace peakend {

// Writes as much as a new terminal.db with its log needs, through to the disk, into a file
// without a name: nothing is left behind, also by whoever is killed over it. Unavailable, with what to do,
// when the disk takes less.
Result<void> disk_takes_more(std::filesystem::path const& folder);

}
