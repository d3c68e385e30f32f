#include "sync/sql/migrate.h"

namespace peakend::sql {

namespace {

    // SQLite keeps this number in the file's header: 0 in a new file, and changed or not with its
    // transaction.
    Result<std::size_t> version_of(Connection& database)
    {
        auto const rows = TRY(database.query("PRAGMA user_version"));
        return static_cast<std::size_t>(rows.front().whole(0));
    }

    Result<void> take_step(Connection& database, std::string_view step, std::size_t version)
    {
        auto transaction = TRY(Transaction::begin(database));
        TRY(database.run_script(step));
        TRY(database.run_script(fmt::format("PRAGMA user_version = {}", version)));
        return transaction.commit();
    }

}

Result<void> refuse_newer(Connection& database, std::size_t known)
{
    auto const found = TRY(version_of(database));
    if (found <= known)
        return {};
    return failed(Fault::Refused,
        "{} was written by a newer version (schema {}, this program knows {}): install the newer program",
        database.name(), found, known);
}

Result<void> migrate(Connection& database, std::span<std::string_view const> steps)
{
    TRY(refuse_newer(database, steps.size()));
    auto const found = TRY(version_of(database));
    for (auto version = found; version < steps.size(); ++version)
        TRY(take_step(database, steps[version], version + 1));
    return {};
}

Result<void> expect_version(Connection& database, std::size_t version, std::string_view owner)
{
    TRY(refuse_newer(database, version));
    if (TRY(version_of(database)) < version)
        return failed(Fault::Unavailable,
            "{} has not been made yet, or is of an older version: start {}, which brings it up to date",
            database.name(), owner);
    return {};
}

}
