// Brings a database to the schema of this program, step by step.
#pragma once

#include "sync/sql/connection.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace peakend::sql {

// Refused when it is newer than `known`: "... was written by a newer version (schema 3, this program knows
// 1): install the newer program".
Result<void> refuse_newer(Connection&, std::size_t known);

// steps[0] makes version 1. Each step and its version number are one transaction. A database newer than the
// steps is Refused as above.
Result<void> migrate(Connection&, std::span<std::string_view const> steps);

// For those who only read: Unavailable while the owner ("peakend-kiosk") has not brought it to `version` yet,
// Refused as above when it is newer.
Result<void> expect_version(Connection&, std::size_t version, std::string_view owner);

}
