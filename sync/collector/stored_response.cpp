#include "sync/collector/stored_response.h"

#include "sync/base/journal.h"

#include <algorithm>
#include <iterator>

namespace peakend {

namespace {

    std::string text_of(std::vector<Flag> const& flags)
    {
        std::string text;
        for (auto const flag : flags)
            text += (text.empty() ? "" : " ") + std::string(name_of(flag));
        return text;
    }

    void read_flags(std::string_view text, StoredResponse& stored)
    {
        while (!text.empty()) {
            auto const name = text.substr(0, text.find(' '));
            if (auto const flag = flag_named(name))
                stored.facts.flags.push_back(*flag);
            else if (stored.unknown_flag.empty())
                stored.unknown_flag = name;
            text.remove_prefix(std::min(name.size() + 1, text.size()));
        }
    }

    StoredResponse stored_in(sql::Row const& row)
    {
        StoredResponse stored {
            .device = { row.bytes(0) },
            .epoch = { row.bytes(1) },
            .seq = row.whole(2),
            .record_id = { row.bytes(3) },
            .received_at = instant_of(row.whole(4)),
            .event_time = instant_of(row.whole(5)),
            .facts
            = { row.text(8), static_cast<std::int32_t>(row.whole(6)), static_cast<int>(row.whole(7)), {} },
            .body = row.text(10),
        };
        read_flags(row.text(9), stored);
        return stored;
    }

    std::vector<StoredResponse> stored_in(std::vector<sql::Row> const& rows)
    {
        std::vector<StoredResponse> responses;
        for (auto const& row : rows)
            responses.push_back(stored_in(row));
        return responses;
    }

    std::string hex(sql::Bytes const& id)
    {
        return hex_of({ reinterpret_cast<std::uint8_t const*>(id.bytes.data()), id.bytes.size() });
    }

}

Result<void> StoredResponse::insert(sql::Connection& database) const
{
    TRY(database.execute(
        "INSERT INTO response(device, epoch, seq, record_id, received_at, event_time, local_day, "
        "local_hour, touchpoint, flags, body) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        { device, epoch, seq, record_id, milliseconds_of(received_at), milliseconds_of(event_time),
            std::int64_t { facts.local_day }, std::int64_t { facts.local_hour }, facts.touchpoint,
            text_of(facts.flags), body }));
    return {};
}

Result<void> StoredResponse::flag(sql::Connection& database, std::vector<Flag> const& flags) const
{
    TRY(database.execute("UPDATE response SET flags = $4 WHERE device = $1 AND epoch = $2 AND seq = $3",
        { device, epoch, seq, text_of(flags) }));
    return {};
}

Result<Response> StoredResponse::response() const
{
    if (!unknown_flag.empty())
        return failed(Fault::Corrupt, "the stored response {} carries the unknown flag '{}'", hex(record_id),
            unknown_flag);
    auto const json = parse_json(body);
    auto response = json ? response_from(*json) : Result<Response>(failed(json.error()));
    if (!response)
        return failed(Fault::Corrupt, "the stored response {} can't be read: {}", hex(record_id),
            response.error().what);
    return response;
}

Json StoredResponse::flag_names() const
{
    Json::Array names;
    for (auto const flag : facts.flags)
        names.emplace_back(name_of(flag));
    return names;
}

void StoredResponse::tell_unreadable(Error const& error) const
{
    journal::alarm("stored_response_unreadable",
        { { "device", hex(device) }, { "epoch", hex(epoch) }, { "seq", seq }, { "why", error.what } });
}

#define PEAKEND_RESPONSE_COLUMNS                                                                             \
    "device, epoch, seq, record_id, received_at, event_time, local_day, local_hour, touchpoint, flags, body"

Result<std::vector<StoredResponse>> responses_after(
    sql::Connection& database, ResponseKey const& after, std::int64_t most)
{
    return stored_in(TRY(database.query("SELECT " PEAKEND_RESPONSE_COLUMNS " FROM response "
                                        "WHERE (device, epoch, seq) > ($1, $2, $3) "
                                        "ORDER BY device, epoch, seq LIMIT $4",
        { after.device, after.epoch, after.seq, most })));
}

Result<std::vector<StoredResponse>> responses_of_device_after(
    sql::Connection& database, ResponseKey const& after, std::int64_t most)
{
    return stored_in(TRY(database.query("SELECT " PEAKEND_RESPONSE_COLUMNS " FROM response "
                                        "WHERE device = $1 AND (epoch, seq) > ($2, $3) "
                                        "ORDER BY epoch, seq LIMIT $4",
        { after.device, after.epoch, after.seq, most })));
}

// The name "sealed" stands in no other place of a body: what people write is not in clear, and keys of
// questions are values there.
Result<std::vector<StoredResponse>> responses_with_words_after(
    sql::Connection& database, ResponseKey const& after, std::int64_t most)
{
    return stored_in(TRY(database.query("SELECT " PEAKEND_RESPONSE_COLUMNS " FROM response "
                                        "WHERE (device, epoch, seq) > ($1, $2, $3) "
                                        "AND body LIKE '%\"sealed\":%' "
                                        "ORDER BY device, epoch, seq LIMIT $4",
        { after.device, after.epoch, after.seq, most })));
}

Result<std::vector<StoredResponse>> responses_around(
    sql::Connection& database, ResponseKey const& first, std::int64_t last, std::int64_t reach)
{
    auto around = stored_in(TRY(database.query("SELECT " PEAKEND_RESPONSE_COLUMNS
                                               " FROM response WHERE device = $1 AND epoch = $2 AND seq < $3 "
                                               "ORDER BY seq DESC LIMIT $4",
        { first.device, first.epoch, first.seq, reach })));
    std::reverse(around.begin(), around.end());
    auto behind = stored_in(TRY(database.query(
        "SELECT " PEAKEND_RESPONSE_COLUMNS " FROM response WHERE device = $1 AND epoch = $2 AND seq >= $3 "
        "ORDER BY seq LIMIT $4",
        { first.device, first.epoch, first.seq, last - first.seq + 1 + reach })));
    std::move(behind.begin(), behind.end(), std::back_inserter(around));
    return around;
}

Result<std::vector<StoredResponse>> response_at(sql::Connection& database, ResponseKey const& key)
{
    return stored_in(TRY(database.query("SELECT " PEAKEND_RESPONSE_COLUMNS " FROM response "
                                        "WHERE device = $1 AND epoch = $2 AND seq = $3",
        { key.device, key.epoch, key.seq })));
}

}
