#include "sync/outbox/outbox_view.h"

#include "sync/outbox/columns.h"
#include "sync/outbox/shared_file.h"
#include "sync/sql/sqlite.h"

namespace peakend {

namespace {

    // What is within `bytes`, but always one.
    Result<std::vector<SealedRecord>> records_after(sql::Connection& database, std::int64_t after,
        std::size_t most, std::size_t bytes, std::vector<std::int64_t> const& left_out)
    {
        Json::Array without;
        for (auto const seq : left_out)
            without.emplace_back(seq);
        std::vector<SealedRecord> records;
        auto const rows = TRY(database.query("SELECT seq, id, body FROM record WHERE seq > $1 AND seq NOT IN "
                                             "(SELECT value FROM json_each($3)) "
                                             "ORDER BY seq LIMIT $2",
            { after, static_cast<std::int64_t>(most), canonical_json(without) }));
        std::size_t taken = 0;
        for (auto const& row : rows) {
            taken += row.text(2).size();
            if (!records.empty() && taken > bytes)
                break;
            records.push_back({ row.whole(0), TRY(id_at<RecordId>(row, 1)), row.text(2) });
        }
        return records;
    }

    Result<std::vector<Request>> requests_in(sql::Connection& database)
    {
        std::vector<Request> requests;
        auto const rows = TRY(database.query("SELECT id, verb, argument FROM request ORDER BY number"));
        for (auto const& row : rows) {
            auto const verb = verb_named(row.text(1));
            if (!verb)
                return failed(Fault::Corrupt, "a stored request has the unknown verb '{}'", row.text(1));
            requests.push_back({ TRY(id_at<RequestId>(row, 0)), *verb, row.text(2) });
        }
        return requests;
    }

}

OutboxView::OutboxView(std::filesystem::path const& folder)
    : m_folder(folder)
{
}

Result<OutboxView::Glance> OutboxView::look(std::int64_t after, std::size_t records, std::size_t bytes,
    std::vector<std::int64_t> const& left_out) const
{
    auto const database = TRY(look_into(terminal_file, m_folder));
    auto const transaction = TRY(sql::Transaction::begin(*database));
    auto const rows
        = TRY(database->query("SELECT epoch, coalesce((SELECT min(seq) FROM record), next_seq), next_seq,"
                              " EXISTS (SELECT 1 FROM visit) FROM terminal"));
    if (rows.empty())
        return failed(Fault::Unavailable, "{} has not been made yet: start the kiosk", database->name());
    auto const& row = rows.front();
    return Glance { TRY(id_at<Epoch>(row, 0)), row.whole(1), row.whole(2),
        TRY(records_after(*database, after, records, bytes, left_out)), TRY(requests_in(*database)),
        row.whole(3) != 0 };
}

Result<std::optional<GivenGift>> OutboxView::gift(std::string_view typed) const
{
    auto const database = TRY(look_into(terminal_file, m_folder));
    return gift_typed(*database, typed);
}

Result<void> OutboxView::check() const
{
    auto const database = look_into(terminal_file, m_folder);
    if (!database)
        return database.error().fault == Fault::Unavailable ? Result<void>() : failed(database.error());
    return sql::quick_check(**database);
}

}
