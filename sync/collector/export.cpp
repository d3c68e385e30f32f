#include "sync/collector/export.h"

#include "sync/collector/stored_response.h"
#include "sync/collector/zone.h"

namespace peakend {

namespace {

    constexpr std::int64_t page = 500;

    std::string hex(sql::Bytes const& id)
    {
        return hex_of({ reinterpret_cast<std::uint8_t const*>(id.bytes.data()), id.bytes.size() });
    }

    Result<std::string> line_of(StoredResponse const& stored)
    {
        Json::Array flags;
        for (auto const flag : stored.facts.flags)
            flags.emplace_back(name_of(flag));
        auto line = canonical_json(Json::Object {
            { "device", hex(stored.device) },
            { "epoch", hex(stored.epoch) },
            { "seq", stored.seq },
            { "record_id", hex(stored.record_id) },
            { "received_at", rfc3339(stored.received_at) },
            { "event_time", rfc3339(stored.event_time) },
            { "local_day", date_of(stored.facts.local_day) },
            { "local_hour", stored.facts.local_hour },
            { "touchpoint", stored.facts.touchpoint },
            { "flags", std::move(flags) },
            { "response", TRY(parse_json(stored.body)) },
        });
        return line += '\n';
    }

}

Result<std::int64_t> export_responses(
    sql::Connection& database, std::function<Result<void>(std::string_view)> const& put)
{
    std::int64_t exported = 0;
    ResponseKey after;
    for (auto whole_page = true; whole_page;) {
        auto const responses = TRY(responses_after(database, after, page));
        for (auto const& stored : responses)
            TRY(put(TRY(line_of(stored))));
        if (!responses.empty())
            after = { responses.back().device, responses.back().epoch, responses.back().seq };
        exported += static_cast<std::int64_t>(responses.size());
        whole_page = responses.size() == static_cast<std::size_t>(page);
    }
    return exported;
}

}
