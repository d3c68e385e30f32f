// The key that signs receipts: a file beside the database, never in it nor in its backups.
#pragma once

#include "sync/contract/keys.h"

#include <filesystem>

namespace peakend {

// Draws it the first time; 0600. Corrupt when the file is not a key: terminals would believe no other, so
// none is drawn.
Result<SigningKey> receipt_key(std::filesystem::path const& folder);

}
