#include "sync/collector/readers.h"

#include "sync/sql/sqlite.h"

namespace peakend {

Result<std::unique_ptr<sql::Connection>> Readers::borrow()
{
    std::unique_ptr<sql::Connection> connection;
    m_idle.change([&](auto& idle) {
        if (idle.empty())
            return;
        connection = std::move(idle.back());
        idle.pop_back();
    });
    if (connection)
        return connection;
    return sql::open_reader(m_database);
}

}
