#include "sync/collector/addenda.h"

#include <algorithm>
#include <array>

namespace peakend {

namespace {

    constexpr std::array<std::string_view, 2> kind_names { "text", "contact" };  // in the order of the enum

    sql::Bytes bytes_of(auto const& id) { return { id.raw() }; }

    Result<std::vector<Addendum>> addenda_in(std::vector<sql::Row> const& rows)
    {
        std::vector<Addendum> addenda;
        for (auto const& row : rows) {
            auto const kind = addendum_kind_named(row.text(2));
            if (!kind)
                return failed(Fault::Corrupt, "a stored addendum has the unknown kind '{}'", row.text(2));
            addenda.push_back(
                { TRY(DeviceId::from_bytes(row.bytes(0))), TRY(RecordId::from_bytes(row.bytes(1))), *kind,
                    { row.bytes(3), row.text(4) }, instant_of(row.whole(5)) });
        }
        return addenda;
    }

}

std::string_view name_of(AddendumKind kind) { return kind_names.at(static_cast<std::size_t>(kind)); }

std::optional<AddendumKind> addendum_kind_named(std::string_view name)
{
    auto const found = std::find(kind_names.begin(), kind_names.end(), name);
    if (found == kind_names.end())
        return std::nullopt;
    return static_cast<AddendumKind>(found - kind_names.begin());
}

Result<bool> Addenda::add(Addendum const& addendum)
{
    TRY(check_room(addendum));
    auto const added = TRY(
        m_database.execute("INSERT INTO addendum(device, record_id, kind, sealed, consent, received_at) "
                           "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            { bytes_of(addendum.device), bytes_of(addendum.record), std::string(name_of(addendum.kind)),
                sql::Bytes { addendum.words.ciphertext }, addendum.words.consent,
                milliseconds_of(addendum.received_at) }));
    return added == 1;
}

// Words whose response is here are few: two for each.
Result<void> Addenda::check_room(Addendum const& addendum)
{
    auto const device = bytes_of(addendum.device);
    auto const response = TRY(m_database.query("SELECT 1 FROM identity WHERE device = $1 AND record_id = $2",
        { device, bytes_of(addendum.record) }));
    if (!response.empty())
        return {};
    auto const waiting = TRY(m_database.query(
        "SELECT count(*) FROM (SELECT 1 FROM addendum a WHERE a.device = $1 AND NOT EXISTS "
        "(SELECT 1 FROM identity i WHERE i.device = a.device AND i.record_id = a.record_id) LIMIT $2)",
        { device, most_addenda_ahead }));
    if (waiting.front().whole(0) < most_addenda_ahead)
        return {};
    return failed(Fault::Unavailable, "too many words wait for what was tapped before them: try again later");
}

Result<std::vector<Addendum>> Addenda::of(DeviceId const& device, RecordId const& record)
{
    return addenda_in(
        TRY(m_database.query("SELECT device, record_id, kind, sealed, consent, received_at "
                             "FROM addendum WHERE device = $1 AND record_id = $2 ORDER BY kind DESC",
            { bytes_of(device), bytes_of(record) })));
}

Result<std::vector<Addendum>> Addenda::behind(Key const& after, std::int64_t records)
{
    return of_all(TRY(m_database.query("SELECT DISTINCT device, record_id FROM addendum "
                                       "WHERE (device, record_id) > ($1, $2) "
                                       "ORDER BY device, record_id LIMIT $3",
        { bytes_of(after.device), bytes_of(after.record), records })));
}

Result<std::vector<Addendum>> Addenda::without_response(Key const& after, std::int64_t records)
{
    auto const rows = TRY(m_database.query(
        "SELECT DISTINCT device, record_id FROM addendum a WHERE (device, record_id) > ($1, $2) AND NOT "
        "EXISTS "
        "(SELECT 1 FROM identity i JOIN response r ON r.device = i.device AND r.epoch = i.epoch AND r.seq = "
        "i.seq "
        "WHERE i.device = a.device AND i.record_id = a.record_id) ORDER BY device, record_id LIMIT $3",
        { bytes_of(after.device), bytes_of(after.record), records }));
    return of_all(rows);
}

Result<std::vector<Addendum>> Addenda::of_all(std::vector<sql::Row> const& records)
{
    std::vector<Addendum> addenda;
    for (auto const& row : records) {
        auto const device = TRY(DeviceId::from_bytes(row.bytes(0)));
        for (auto& addendum : TRY(of(device, TRY(RecordId::from_bytes(row.bytes(1))))))
            addenda.push_back(std::move(addendum));
    }
    return addenda;
}

Result<std::optional<Questionnaire>> Addenda::asked(DeviceId const& device, RecordId const& record)
{
    auto body = std::string();
    auto const responses = TRY(m_database.query(
        "SELECT r.body FROM identity i JOIN response r ON r.device = i.device AND r.epoch = i.epoch AND "
        "r.seq = i.seq WHERE i.device = $1 AND i.record_id = $2",
        { bytes_of(device), bytes_of(record) }));
    auto revisions = std::vector<sql::Row>();
    if (!responses.empty()) {
        auto const json = TRY(parse_json(responses.front().text(0)));
        auto const revision = TRY(response_from(json)).revision;
        revisions = TRY(
            m_database.query("SELECT body FROM questionnaire WHERE revision = $1", { bytes_of(revision) }));
    } else {
        revisions = TRY(m_database.query(
            "SELECT q.body FROM publication p JOIN identity i ON i.device = p.device AND i.epoch = p.epoch "
            "AND "
            "i.seq = p.seq JOIN questionnaire q ON q.revision = p.revision WHERE p.device = $1 "
            "ORDER BY i.month DESC, p.seq DESC LIMIT 1",
            { bytes_of(device) }));
    }
    if (revisions.empty())
        return std::optional<Questionnaire>();
    return check_questionnaire_text(revisions.front().text(0)).questionnaire;
}

}
