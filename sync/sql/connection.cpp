#include "sync/sql/connection.h"

#include <cassert>

namespace peakend::sql {

namespace {

    template <class T>
    T const* held(std::vector<Value> const& values, std::size_t column)
    {
        assert(column < values.size());
        return std::get_if<T>(&values[column]);
    }

    std::string const nothing;

}

std::int64_t Row::whole(std::size_t column) const
{
    auto const* value = held<std::int64_t>(m_values, column);
    return value ? *value : 0;
}

double Row::real(std::size_t column) const
{
    auto const* value = held<double>(m_values, column);
    return value ? *value : 0.0;
}

std::string const& Row::text(std::size_t column) const
{
    auto const* value = held<std::string>(m_values, column);
    return value ? *value : nothing;
}

std::string const& Row::bytes(std::size_t column) const
{
    auto const* value = held<Bytes>(m_values, column);
    return value ? value->bytes : nothing;
}

bool Row::null(std::size_t column) const { return held<std::monostate>(m_values, column) != nullptr; }

Result<Transaction> Transaction::begin(Connection& connection)
{
    TRY(connection.execute("BEGIN"));
    return Transaction(connection);
}

Transaction::Transaction(Transaction&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

// After some errors (a full disk) the database has rolled back by itself; then this ROLLBACK fails and means
// nothing.
Transaction::~Transaction()
{
    if (m_connection)
        static_cast<void>(m_connection->execute("ROLLBACK"));
}

Result<void> Transaction::commit()
{
    TRY(m_connection->execute("COMMIT"));
    m_connection = nullptr;
    return {};
}

Result<Savepoint> Savepoint::begin(Connection& connection)
{
    TRY(connection.execute("SAVEPOINT part"));
    return Savepoint(connection);
}

Savepoint::Savepoint(Savepoint&& other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Savepoint::~Savepoint()
{
    if (!m_connection)
        return;
    static_cast<void>(m_connection->execute("ROLLBACK TO part"));
    static_cast<void>(m_connection->execute("RELEASE part"));
}

Result<void> Savepoint::release()
{
    TRY(m_connection->execute("RELEASE part"));
    m_connection = nullptr;
    return {};
}

}
