// `peakend-collector import`: what terminals exported to a stick, into the ledger.
//
// Each file is its own affair: one that is torn or foreign is named and the others go on. Importing again
// changes nothing.
#pragma once

#include "sync/collector/imported_file.h"
#include "sync/contract/suspicion.h"

#include <filesystem>
#include <functional>
#include <span>
#include <vector>

namespace peakend {

struct ImportTotal {
    std::size_t files = 0;  // those that were taken
    std::size_t fresh = 0;
    std::size_t repeats = 0;
    std::size_t set_aside = 0;
    std::size_t refused = 0;  // files
};

// Told of every file as soon as it is done.
using ImportWitness = std::function<void(std::filesystem::path const&, Result<ImportedFile> const&)>;

// paths: files, and folders, whose exported files (exported_suffix) are taken in the order of their names.
// Goes through the collector that runs on this ledger, or writes it itself when none runs. Refused when there
// is no ledger.
Result<ImportTotal> import_files(std::filesystem::path const& ledger, SuspicionLimits const&,
    std::span<std::filesystem::path const> paths, ImportWitness const&);

}
