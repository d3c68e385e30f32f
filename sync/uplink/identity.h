// This terminal's private key: one file, readable by the uplink alone.
#pragma once

#include "sync/base/result.h"
#include "sync/contract/keys.h"

#include <filesystem>

namespace peakend {

// <folder>/terminal.key. Unavailable when there is none, Corrupt when it holds no key.
Result<SigningKey> read_identity(std::filesystem::path const& folder);

// The one that is there, else a new one, on disk before it is returned. A terminal that enrols again keeps
// its key; whoever wants another one deletes the file first.
Result<SigningKey> read_or_make_identity(std::filesystem::path const& folder);

// Whether or not there is one.
Result<void> erase_identity(std::filesystem::path const& folder);

}
