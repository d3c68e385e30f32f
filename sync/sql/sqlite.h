// SQLite behind sql::Connection. The only file that includes sqlite3.h is its .cpp.
#pragma once

#include "sync/sql/connection.h"

#include <filesystem>
#include <memory>

namespace peakend::sql {

// The one process that writes this file: WAL, synchronous=FULL, SQLITE_FCNTL_PERSIST_WAL, secure_delete, mode
// 0640. Refused when the folder or file can't be written; Unavailable when the disk is full; Corrupt when it
// is no database.
Result<std::unique_ptr<Connection>> open_writer(std::filesystem::path const&);

// Another process's file, mode=ro. CANTOPEN, READONLY and READONLY_RECOVERY are Unavailable: its owner has
// not made it yet, or is just opening it. REQUIRES: no transaction is held across any other call.
Result<std::unique_ptr<Connection>> open_reader(std::filesystem::path const&);

// "ok" or what PRAGMA quick_check found, as a Corrupt error.
Result<void> quick_check(Connection&);

// PRAGMA wal_checkpoint(TRUNCATE), so that deleted text leaves the disk. Unavailable while a reader is in the
// way.
Result<void> checkpoint(Connection&);

}
