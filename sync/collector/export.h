// Every response as one line of JSON, for other people's tools.
#pragma once

#include "sync/sql/connection.h"

#include <functional>
#include <string_view>

namespace peakend {

struct Exported {
    std::int64_t lines = 0;
    std::int64_t unreadable = 0;  // left out, and named in the journal
};

// Reads in pages and holds no transaction between them, so the writer is never in the way of an export, nor
// it of the writer. put gets whole lines; its Error ends the export.
Result<Exported> export_responses(sql::Connection&, std::function<Result<void>(std::string_view)> const& put);

}
