#include "sync/outbox/shared_file.h"

#include "sync/base/durable_file.h"
#include "sync/sql/migrate.h"
#include "sync/sql/sqlite.h"

namespace peakend {

namespace {

    // The setgid bit gives every file in it the folder's group, through which the other process reads.
    constexpr mode_t folder_mode = 02750;

    // REQUIRES: quick_check found it sound. Then a step that fails is ours to mend, and no reason to part
    // with the file, as a damaged one is.
    Result<void> bring_up_to_date(sql::Connection& database, SharedFile const& file)
    {
        auto const migrated = sql::migrate(database, file.schema);
        if (migrated || migrated.error().fault != Fault::Corrupt)
            return migrated;
        return failed(Fault::Refused,
            "{} is not damaged and can't be brought to this version ({}): install the version that wrote it",
            database.name(), migrated.error().what);
    }

}

std::filesystem::path lock_path(SharedFile const& file, std::filesystem::path const& folder)
{
    return folder / fmt::format("{}.lock", file.owner);
}

Result<FileLock> lock(SharedFile const& file, std::filesystem::path const& folder)
{
    auto taken = FileLock::take(lock_path(file, folder));
    if (!taken && taken.error().fault == Fault::Unavailable)
        return failed(Fault::Refused,
            "another {} is using the folder {} ({}): end it first, or name another folder", file.owner,
            folder.string(), taken.error().what);
    return taken;
}

Result<OwnedDatabase> own(SharedFile const& file, std::filesystem::path const& folder)
{
    TRY(ensure_folder(folder, folder_mode));
    auto held = TRY(lock(file, folder));
    auto database = TRY(sql::open_writer(folder / file.name));
    TRY(sql::refuse_newer(*database, file.schema.size()));
    TRY(sql::quick_check(*database));
    TRY(bring_up_to_date(*database, file));
    return OwnedDatabase { std::move(held), std::move(database) };
}

Result<std::unique_ptr<sql::Connection>> look_into(
    SharedFile const& file, std::filesystem::path const& folder)
{
    auto const path = folder / file.name;
    std::error_code error;
    if (!std::filesystem::exists(path, error) && !error)
        return failed(
            Fault::Unavailable, "{} has not been made yet: start peakend-{}", path.string(), file.owner);
    auto database = TRY(sql::open_reader(path));
    TRY(sql::expect_version(*database, file.schema.size(), fmt::format("peakend-{}", file.owner)));
    return database;
}

}
