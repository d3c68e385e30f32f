// How ids, moments and JSON stand in the columns of our two databases.
#pragma once

#include "sync/contract/id.h"
#include "sync/contract/json.h"
#include "sync/contract/response.h"
#include "sync/sql/connection.h"

namespace peakend {

template <class AnyId>
sql::Bytes column_of(AnyId const& id)
{
    return { id.raw() };
}

// Corrupt when the column holds anything else: only we write these files.
template <class AnyId>
Result<AnyId> id_at(sql::Row const& row, std::size_t column)
{
    auto id = AnyId::from_bytes(row.bytes(column));
    if (!id)
        return failed(Fault::Corrupt, "a stored id is damaged: {}", id.error().what);
    return id;
}

inline Result<Json> json_at(sql::Row const& row, std::size_t column)
{
    auto json = parse_json(row.text(column));
    if (!json)
        return failed(Fault::Corrupt, "stored JSON is damaged: {}", json.error().what);
    return json;
}

// REQUIRES: boot_id, at and wall stand side by side from `column` on.
inline Moment moment_at(sql::Row const& row, std::size_t column)
{
    return { row.text(column), boot_instant_of(row.whole(column + 1)), instant_of(row.whole(column + 2)) };
}

}
