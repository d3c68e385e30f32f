#include "sync/sql/sqlite.h"

#include "sync/base/journal.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <map>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace peakend::sql {

namespace {

    enum class Role { Writer, Reader };

    struct CloseDatabase {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    struct FinalizeStatement {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };

    // A statement and, for $1, $2 ..., the place that SQLite numbered each of them with.
    struct Prepared {
        std::unique_ptr<sqlite3_stmt, FinalizeStatement> statement;
        std::vector<int> places;
    };

    // A statement that is being run; ready for the next run when this goes.
    class Run {
    public:
        explicit Run(sqlite3_stmt* statement)
            : m_statement(statement)
        {
        }
        Run(Run const&) = delete;
        Run& operator=(Run const&) = delete;
        ~Run()
        {
            sqlite3_reset(m_statement);
            sqlite3_clear_bindings(m_statement);
        }
        int step() { return sqlite3_step(m_statement); }

    private:
        sqlite3_stmt* m_statement;
    };

    // A failed fsync may have dropped what it was to write, and the next one would then succeed: whoever goes
    // on can lose what was confirmed. The WAL is still whole, so the restarted process repairs everything
    // from it.
    void end_if_sync_failed(int code)
    {
        if (code != SQLITE_IOERR_FSYNC && code != SQLITE_IOERR_DIR_FSYNC)
            return;
        journal::alarm("disk_sync_failed");
        std::abort();
    }

    constexpr int checkpoint_after_pages = 1000;

    // What SQLite does by itself, but its own hook would swallow a failed fsync.
    int checkpoint_when_long(void*, sqlite3* database, char const* schema, int pages)
    {
        if (pages < checkpoint_after_pages)
            return SQLITE_OK;
        sqlite3_wal_checkpoint_v2(database, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        end_if_sync_failed(sqlite3_extended_errcode(database));
        return SQLITE_OK;
    }

    tl::unexpected<Error> disk_full(std::string const& name)
    {
        return failed(Fault::Unavailable, "the disk that holds {} is full: free some space", name);
    }

    tl::unexpected<Error> not_allowed(std::string const& name)
    {
        return failed(Fault::Refused,
            "{} can't be written: its folder must be there, and this user must be allowed to write to both",
            name);
    }

    tl::unexpected<Error> not_reachable(std::string const& name, Role role)
    {
        if (role == Role::Writer)
            return not_allowed(name);
        return failed(Fault::Unavailable,
            "{} can't be read: either it has not been made yet, or this user may not read it", name);
    }

    tl::unexpected<Error> failure(int code, char const* words, std::string const& name, Role role)
    {
        end_if_sync_failed(code);
        if (code == SQLITE_IOERR_SHMSIZE)  // the -shm could not grow
            return disk_full(name);
        switch (code & 0xff) {
        case SQLITE_FULL:
            return disk_full(name);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
        case SQLITE_PROTOCOL:
            return failed(Fault::Unavailable, "{} is in use by another process: try again", name);
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return not_reachable(name, role);
        case SQLITE_NOTADB:
            return failed(Fault::Corrupt, "{} is not a database: move it away", name);
        case SQLITE_CORRUPT:
            return failed(Fault::Corrupt, "{} is damaged ({}): move it away together with its -wal and -shm",
                name, words);
        case SQLITE_IOERR:
            return failed(Fault::Unavailable, "the disk that holds {} fails ({}): check it", name, words);
        case SQLITE_NOMEM:
            return failed(Fault::Unavailable, "no memory is left for {}", name);
        default:
            // Whoever hands something in must never hear that it is to blame for what stands here.
            return failed(Fault::Corrupt, "{}: {}", name, words);
        }
    }

    int bind(sqlite3_stmt* statement, int place, std::monostate)
    {
        return sqlite3_bind_null(statement, place);
    }
    int bind(sqlite3_stmt* statement, int place, std::int64_t value)
    {
        return sqlite3_bind_int64(statement, place, value);
    }
    int bind(sqlite3_stmt* statement, int place, double value)
    {
        return sqlite3_bind_double(statement, place, value);
    }
    int bind(sqlite3_stmt* statement, int place, std::string const& value)
    {
        return sqlite3_bind_text64(statement, place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    int bind(sqlite3_stmt* statement, int place, Bytes const& value)
    {
        return sqlite3_bind_blob64(statement, place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
    }

    std::string bytes_at(sqlite3_stmt* statement, int column)
    {
        auto const* bytes = static_cast<char const*>(sqlite3_column_blob(statement, column));
        auto const size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
        return bytes ? std::string(bytes, size) : std::string();
    }

    Value value_at(sqlite3_stmt* statement, int column)
    {
        switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            return std::int64_t { sqlite3_column_int64(statement, column) };
        case SQLITE_FLOAT:
            return sqlite3_column_double(statement, column);
        case SQLITE_TEXT:
            return bytes_at(statement, column);
        case SQLITE_BLOB:
            return Bytes { bytes_at(statement, column) };
        default:
            return std::monostate {};
        }
    }

    Row row_of(sqlite3_stmt* statement)
    {
        auto const columns = sqlite3_column_count(statement);
        std::vector<Value> values;
        values.reserve(static_cast<std::size_t>(columns));
        for (int column = 0; column < columns; ++column)
            values.push_back(value_at(statement, column));
        return Row(std::move(values));
    }

    class Sqlite final : public Connection {
    public:
        static Result<std::unique_ptr<Sqlite>> open(std::filesystem::path const& file, Role role)
        {
            sqlite3* database = nullptr;
            auto const flags = role == Role::Writer ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
            auto const code = sqlite3_open_v2(file.c_str(), &database, flags | SQLITE_OPEN_NOMUTEX, nullptr);
            std::unique_ptr<sqlite3, CloseDatabase> owned(database);
            if (code != SQLITE_OK)
                return failure(code, sqlite3_errstr(code), file.string(), role);
            sqlite3_extended_result_codes(database, 1);
            return std::unique_ptr<Sqlite>(new Sqlite(std::move(owned), file.string(), role));
        }

        std::string const& name() const override { return m_name; }

        using Connection::execute;
        using Connection::query;

        Result<std::vector<Row>> query(std::string_view sql, std::span<Value const> parameters) override
        {
            std::vector<Row> rows;
            TRY(run(sql, parameters, [&](sqlite3_stmt* statement) { rows.push_back(row_of(statement)); }));
            return rows;
        }

        Result<std::int64_t> execute(std::string_view sql, std::span<Value const> parameters) override
        {
            auto const before = sqlite3_total_changes64(m_database.get());
            TRY(run(sql, parameters, [](sqlite3_stmt*) {}));
            // sqlite3_changes64 is that of an earlier statement when this one changed nothing.
            auto const changed = sqlite3_total_changes64(m_database.get()) != before;
            return changed ? std::int64_t { sqlite3_changes64(m_database.get()) } : 0;
        }

        Result<void> run_script(std::string_view sql) override
        {
            auto const code
                = sqlite3_exec(m_database.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
            return outcome(code);
        }

        // What can only be said through SQLite's own functions.
        Result<void> write_for_others_to_read()
        {
            if (sqlite3_db_readonly(m_database.get(), "main") == 1)
                return not_allowed(m_name);
            int persist = 1;
            auto const code
                = sqlite3_file_control(m_database.get(), "main", SQLITE_FCNTL_PERSIST_WAL, &persist);
            sqlite3_wal_hook(m_database.get(), checkpoint_when_long, nullptr);
            return outcome(code);
        }

    private:
        Sqlite(std::unique_ptr<sqlite3, CloseDatabase> database, std::string name, Role role)
            : m_database(std::move(database))
            , m_name(std::move(name))
            , m_role(role)
        {
        }

        Result<void> outcome(int code) const
        {
            if (code == SQLITE_OK)
                return {};
            return failure(code, sqlite3_errmsg(m_database.get()), m_name, m_role);
        }

        Result<Prepared const*> prepared(std::string_view sql)
        {
            if (auto const found = m_prepared.find(sql); found != m_prepared.end())
                return &found->second;
            sqlite3_stmt* statement = nullptr;
            char const* rest = nullptr;
            TRY(outcome(sqlite3_prepare_v3(m_database.get(), sql.data(), static_cast<int>(sql.size()),
                SQLITE_PREPARE_PERSISTENT, &statement, &rest)));
            Prepared made { std::unique_ptr<sqlite3_stmt, FinalizeStatement>(statement), {} };
            if (!statement || rest != sql.data() + sql.size())
                return failed(Fault::Invalid, "{}: not exactly one statement: {}", m_name, sql);
            for (int number = 1; number <= sqlite3_bind_parameter_count(statement); ++number) {
                auto const name = fmt::format("${}", number);
                made.places.push_back(sqlite3_bind_parameter_index(statement, name.c_str()));
            }
            return &m_prepared.emplace(sql, std::move(made)).first->second;
        }

        Result<void> bind_all(Prepared const& prepared, std::span<Value const> parameters)
        {
            if (parameters.size() != prepared.places.size())
                return failed(Fault::Invalid, "{}: {} parameters given, not {}: {}", m_name,
                    parameters.size(), prepared.places.size(), sqlite3_sql(prepared.statement.get()));
            for (std::size_t i = 0; i < parameters.size(); ++i) {
                auto const bind_at = [&](auto const& value) {
                    return bind(prepared.statement.get(), prepared.places[i], value);
                };
                TRY(outcome(std::visit(bind_at, parameters[i])));
            }
            return {};
        }

        template <class OnRow>
        Result<void> run(std::string_view sql, std::span<Value const> parameters, OnRow on_row)
        {
            auto const* ready = TRY(prepared(sql));
            Run run(ready->statement.get());
            TRY(bind_all(*ready, parameters));
            auto code = run.step();
            for (; code == SQLITE_ROW; code = run.step())
                on_row(ready->statement.get());
            return outcome(code == SQLITE_DONE ? SQLITE_OK : code);
        }

        std::unique_ptr<sqlite3, CloseDatabase> m_database;
        std::string m_name;
        Role m_role;
        std::map<std::string, Prepared, std::less<>> m_prepared;
    };

    // SQLite gives -wal and -shm the mode of the database, and would itself make that by the umask.
    Result<void> create_if_missing(std::filesystem::path const& file)
    {
        constexpr mode_t mode = 0640;
        auto const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        if (descriptor >= 0) {
            ::fchmod(descriptor, mode);
            ::close(descriptor);
            return {};
        }
        if (errno == EEXIST)
            return {};
        if (errno == ENOSPC || errno == EDQUOT)
            return disk_full(file.string());
        return not_allowed(file.string());
    }

    // Long enough for a peer that is just opening the file.
    constexpr int patience_ms = 2000;

}

Result<std::unique_ptr<Connection>> open_writer(std::filesystem::path const& file)
{
    TRY(create_if_missing(file));
    auto database = TRY(Sqlite::open(file, Role::Writer));
    TRY(database->run_script(fmt::format("PRAGMA busy_timeout = {}", patience_ms)));
    TRY(database->write_for_others_to_read());
    auto const mode = TRY(database->query("PRAGMA journal_mode = WAL"));
    if (mode.front().text(0) != "wal")
        return failed(Fault::Unavailable, "{} can't be kept as WAL: put it on a local disk", file.string());
    TRY(database->run_script(
        "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;"));
    return database;
}

Result<std::unique_ptr<Connection>> open_reader(std::filesystem::path const& file)
{
    auto database = TRY(Sqlite::open(file, Role::Reader));
    TRY(database->run_script(fmt::format("PRAGMA busy_timeout = {}", patience_ms)));
    // Opening is lazy: what is wrong shows at the first look.
    TRY(database->query("SELECT count(*) FROM sqlite_schema"));
    return database;
}

Result<void> quick_check(Connection& database)
{
    auto const rows = TRY(database.query("PRAGMA quick_check(1)"));
    auto const& found = rows.front().text(0);
    if (found == "ok")
        return {};
    return failed(Fault::Corrupt, "{} is damaged ({}): move it away together with its -wal and -shm",
        database.name(), found);
}

Result<void> checkpoint(Connection& database)
{
    // Does not wait for readers: whoever stores taps has no time to.
    TRY(database.run_script("PRAGMA busy_timeout = 0"));
    auto const rows = database.query("PRAGMA wal_checkpoint(TRUNCATE)");
    TRY(database.run_script(fmt::format("PRAGMA busy_timeout = {}", patience_ms)));
    if (!rows)
        return failed(rows.error());
    if (rows->front().whole(0) != 0)
        return failed(Fault::Unavailable, "{} is being read: its log can't be emptied now", database.name());
    return {};
}

}
