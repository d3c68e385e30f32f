// A terminal's two databases: each is written by the one process that owns it and read by the other one.
//
// How they are opened, and by which schema, is decided here for both sides; what is in them is for outbox.h
// and uplink_file.h.
#pragma once

#include "sync/base/file_lock.h"
#include "sync/sql/connection.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

namespace peakend {

struct SharedFile {
    std::string_view name;                     // "terminal.db"
    std::string_view owner;                    // "kiosk"
    std::span<std::string_view const> schema;  // steps for sql::migrate
};

extern SharedFile const terminal_file;
extern SharedFile const uplink_file;

struct OwnedDatabase {
    FileLock lock;  // outlives the connection
    std::unique_ptr<sql::Connection> database;
};

// Held by the owner as long as it runs.
std::filesystem::path lock_path(SharedFile const&, std::filesystem::path const& folder);

// Refused, with who it is, while another process owns the file.
Result<FileLock> lock(SharedFile const&, std::filesystem::path const& folder);

// For the owner: folder made 2750, locked, quick_checked, migrated. One of a newer schema is Refused before
// anything else is asked of it. Every error names the file and the
// remedy.
Result<OwnedDatabase> own(SharedFile const&, std::filesystem::path const& folder);

// For the other one, mode=ro. Unavailable while there is nothing to read yet.
Result<std::unique_ptr<sql::Connection>> look_into(SharedFile const&, std::filesystem::path const& folder);

}
