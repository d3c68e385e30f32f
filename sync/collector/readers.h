// Connections for reading the ledger, lent to one thread at a time.
#pragma once

#include "sync/base/locked.h"
#include "sync/sql/connection.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace peakend {

class Readers {
public:
    explicit Readers(std::filesystem::path database)
        : m_database(std::move(database))
    {
    }

    // read(sql::Connection&) -> Result<...>. Opens a connection when all are lent; they are kept, so there
    // are never more than threads that ask.
    template <class Read>
    auto with(Read read) -> decltype(read(std::declval<sql::Connection&>()))
    {
        auto connection = TRY(borrow());
        auto result = read(*connection);
        m_idle.change([&](auto& idle) { idle.push_back(std::move(connection)); });
        return result;
    }

private:
    Result<std::unique_ptr<sql::Connection>> borrow();

    std::filesystem::path m_database;
    Locked<std::vector<std::unique_ptr<sql::Connection>>> m_idle;
};

}
