#include "sync/collector/uncounted.h"

#include "sync/collector/tally_sheet.h"

namespace peakend {

Result<void> Uncounted::add(StoredResponse const& stored, RevisionId const& revision)
{
    TRY(m_database.execute("INSERT INTO uncounted(device, epoch, seq, revision) VALUES ($1, $2, $3, $4)",
        { stored.device, stored.epoch, stored.seq, sql::Bytes { revision.raw() } }));
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
                TRY(add(stored, revision));
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
