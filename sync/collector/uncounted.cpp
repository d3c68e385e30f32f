#include "sync/collector/uncounted.h"

#include "sync/collector/tally_sheet.h"

namespace peakend {

Result<void> Uncounted::add(ResponseKey const& key, RevisionId const& revision)
{
    TRY(m_database.execute("INSERT INTO uncounted(device, epoch, seq, revision) VALUES ($1, $2, $3, $4)",
        { key.device, key.epoch, key.seq, sql::Bytes { revision.raw() } }));
    return {};
}

Result<bool> Uncounted::holds(ResponseKey const& key)
{
    auto const rows
        = TRY(m_database.query("SELECT 1 FROM uncounted WHERE device = $1 AND epoch = $2 AND seq = $3",
            { key.device, key.epoch, key.seq }));
    return !rows.empty();
}

Result<void> Uncounted::forget(sql::Bytes const& device)
{
    TRY(m_database.execute("DELETE FROM uncounted WHERE device = $1", { device }));
    return {};
}

Result<void> Uncounted::count_what_is_known()
{
    auto const known = TRY(m_database.query(
        "SELECT DISTINCT u.revision FROM uncounted u JOIN questionnaire q ON q.revision = u.revision"));
    for (auto const& row : known)
        TRY(count(TRY(RevisionId::from_bytes(row.bytes(0)))));
    return {};
}

Result<void> Uncounted::count(RevisionId const& revision)
{
    auto const* series = TRY(m_catalogue.series_of(revision));
    if (!series)
        return {};
    auto const waiting
        = TRY(m_database.query("DELETE FROM uncounted WHERE revision = $1 RETURNING device, epoch, seq",
            { sql::Bytes { revision.raw() } }));
    for (auto const& row : waiting) {
        ResponseKey const key { { row.bytes(0) }, { row.bytes(1) }, row.whole(2) };
        for (auto const& stored : TRY(response_at(m_database, key)))
            if (!TRY(count(stored, *series)))
                TRY(add(key, revision));
    }
    return {};
}

Result<bool> Uncounted::count(StoredResponse const& stored, SeriesByKey const& series)
{
    auto const response = stored.response();
    if (!response) {
        stored.tell_unreadable(response.error());
        return false;
    }
    TallySheet sheet;
    sheet.add(contributions(*response, stored.facts, series));
    TRY(sheet.raise(m_database, stored.device));
    return true;
}

}
