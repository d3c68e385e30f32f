// Every response as one line of JSON, for other people's tools.
#pragma once

#include "sync/sql/connection.h"

#include <functional>
#include <string_view>

namespace peakend {

// Reads in pages and holds no transaction between them, so the writer is never in the way of an export, nor
// it of the writer. put gets whole lines; its Error ends the export. The number of responses.
Result<std::int64_t> export_responses(
    sql::Connection&, std::function<Result<void>(std::string_view)> const& put);

}
