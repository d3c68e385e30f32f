// What came of one file that was carried here on a stick.
#pragma once

#include "sync/contract/id.h"
#include "sync/contract/json.h"

#include <cstddef>
#include <string>

namespace peakend {

struct ImportedFile {
    DeviceId device;
    std::string touchpoint;  // where its terminal stands now
    std::size_t fresh = 0;
    std::size_t repeats = 0;    // here already, by the network or by another file
    std::size_t set_aside = 0;  // another record stands in this one's place: a second terminal by this name

    std::size_t records() const { return fresh + repeats + set_aside; }
};

// The reply to POST /v1/files.
Json to_json(ImportedFile const&);
Result<ImportedFile> imported_file_from(Json const&);

}
