// A database that is damaged is set aside whole, so that its owner can begin anew.
//
// Nothing is mended here and nothing deleted: what the files still hold is for people to save.
#pragma once

#include "sync/base/instant.h"
#include "sync/outbox/shared_file.h"

#include <filesystem>

namespace peakend {

// So often for one file; a disk that damages one after the other is to be replaced.
inline constexpr int most_set_aside = 20;

// Moves the database, its -wal and its -shm into a new folder beside them and gives that folder,
// ".../terminal.db-damaged-20261127T231200123Z". No power cut loses one: each stands in both places until all
// stand in the new one. Refused when another process owns the file.
Result<std::filesystem::path> set_aside(SharedFile const&, std::filesystem::path const& folder, Instant now);

}
