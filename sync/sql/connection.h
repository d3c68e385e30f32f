// A database, as our rooms use one: SQL text, named parameters, rows of plain values.
//
// The one virtual interface in the system. Statements are prepared once per text and kept. Parameters are
// written $1, $2 ... and bound by that name, never by order of appearance. A Connection belongs to one thread
// at a time.
#pragma once

#include "sync/base/result.h"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace peakend::sql {

// Bytes are bound as BLOB / bytea, text as TEXT.
struct Bytes {
    std::string bytes;
    bool operator==(Bytes const&) const = default;
};
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Bytes>;

class Row {
public:
    explicit Row(std::vector<Value> values)
        : m_values(std::move(values))
    {
    }
    // REQUIRES: the column exists. A null or another type gives 0, 0.0 or "".
    std::int64_t whole(std::size_t column) const;
    double real(std::size_t column) const;
    std::string const& text(std::size_t column) const;
    std::string const& bytes(std::size_t column) const;
    bool null(std::size_t column) const;

private:
    std::vector<Value> m_values;
};

class Connection {
public:
    virtual ~Connection() = default;
    Connection() = default;
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;

    // What people know the database by, in messages: its path.
    virtual std::string const& name() const = 0;

    // All rows of the answer; a statement without an answer gives none.
    virtual Result<std::vector<Row>> query(std::string_view sql, std::span<Value const> parameters) = 0;
    // The number of rows changed.
    virtual Result<std::int64_t> execute(std::string_view sql, std::span<Value const> parameters) = 0;
    // Many statements without parameters, for migrations.
    virtual Result<void> run_script(std::string_view sql) = 0;

    Result<std::vector<Row>> query(std::string_view sql, std::initializer_list<Value> parameters = {})
    {
        return query(sql, std::span<Value const>(parameters.begin(), parameters.size()));
    }
    Result<std::int64_t> execute(std::string_view sql, std::initializer_list<Value> parameters = {})
    {
        return execute(sql, std::span<Value const>(parameters.begin(), parameters.size()));
    }
};

// Begins at construction; rolls back when it goes without commit().
class Transaction {
public:
    static Result<Transaction> begin(Connection&);
    Transaction(Transaction&&) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();
    Result<void> commit();

private:
    explicit Transaction(Connection& connection)
        : m_connection(&connection)
    {
    }
    Connection* m_connection;
};

// A part of a transaction that can fail alone.
class Savepoint {
public:
    static Result<Savepoint> begin(Connection&);
    Savepoint(Savepoint&&) noexcept;
    Savepoint& operator=(Savepoint&&) = delete;
    ~Savepoint();
    Result<void> release();

private:
    explicit Savepoint(Connection& connection)
        : m_connection(&connection)
    {
    }
    Connection* m_connection;
};

}
