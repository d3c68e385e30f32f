#include "sync/collector/tally_audit.h"

#include "sync/collector/catalogue.h"
#include "sync/collector/stored_response.h"
#include "sync/collector/tally_sheet.h"
#include "sync/collector/uncounted.h"

namespace peakend {

namespace {

    constexpr std::int64_t page = 1000;

    // Every terminal that has responses or tallies.
    Result<std::vector<sql::Row>> terminals(sql::Connection& database)
    {
        return database.query("SELECT device FROM response UNION SELECT device FROM tally_hour "
                              "UNION SELECT device FROM tally_day UNION SELECT device FROM exclusion");
    }

    struct Recount {
        TallySheet sheet;
        std::int64_t responses = 0;
        std::vector<std::pair<ResponseKey, RevisionId>> uncounted;
    };

    Result<void> count(Recount& recount, Catalogue& catalogue, StoredResponse const& stored)
    {
        ++recount.responses;
        auto const response = TRY(stored.response());
        if (auto const* series = TRY(catalogue.series_of(response.revision)))
            recount.sheet.add(contributions(response, stored.facts, *series));
        else
            recount.uncounted.emplace_back(stored.key(), response.revision);
        return {};
    }

    Result<Recount> recount_of(sql::Connection& database, Catalogue& catalogue, sql::Bytes const& device)
    {
        Recount recount;
        ResponseKey after { device, {}, 0 };
        for (auto whole_page = true; whole_page;) {
            auto const responses = TRY(responses_of_device_after(database, after, page));
            for (auto const& stored : responses) {
                TRY(count(recount, catalogue, stored));
                after = { device, stored.epoch, stored.seq };
            }
            whole_page = responses.size() == static_cast<std::size_t>(page);
        }
        return recount;
    }

}

Result<ResponsesAudit> audit_responses(sql::Connection& database)
{
    ResponsesAudit audit;
    ResponseKey after;
    for (auto whole_page = true; whole_page;) {
        auto const responses = TRY(responses_after(database, after, page));
        for (auto const& stored : responses) {
            after = stored.key();
            ++audit.responses;
            if (auto const response = stored.response(); !response) {
                stored.tell_unreadable(response.error());
                ++audit.unreadable;
            }
        }
        whole_page = responses.size() == static_cast<std::size_t>(page);
    }
    return audit;
}

Result<TallyAudit> audit_tallies(sql::Connection& database)
{
    auto const moment = TRY(sql::Transaction::begin(database));
    Catalogue catalogue(database);
    TallyAudit audit;
    for (auto const& row : TRY(terminals(database))) {
        sql::Bytes const device { row.bytes(0) };
        auto const recount = TRY(recount_of(database, catalogue, device));
        auto const stored = TRY(TallySheet::stored(database, device));
        audit.responses += recount.responses;
        audit.terminals += 1;
        audit.differences += static_cast<std::int64_t>(recount.sheet.differences(stored));
    }
    return audit;
}

Result<void> rebuild_tallies(sql::Connection& database)
{
    Catalogue catalogue(database);
    Uncounted uncounted(database, catalogue);
    for (auto const& row : TRY(terminals(database))) {
        sql::Bytes const device { row.bytes(0) };
        auto const recount = TRY(recount_of(database, catalogue, device));
        TRY(TallySheet::erase(database, device));
        TRY(recount.sheet.raise(database, device));
        TRY(uncounted.forget(device));
        for (auto const& [key, revision] : recount.uncounted)
            TRY(uncounted.add(key, revision));
    }
    return {};
}

}
