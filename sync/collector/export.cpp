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

    // A body that is JSON is given as it stands, also when this version does not understand it.
    Result<std::string> line_of(StoredResponse const& stored)
    {
        if (!stored.unknown_flag.empty())
            return failed(Fault::Corrupt, "it carries the unknown flag '{}'", stored.unknown_flag);
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
            { "flags", stored.flag_names() },
            { "response", TRY(parse_json(stored.body)) },
        });
        return line += '\n';
    }

}

Result<Exported> export_responses(
    sql::Connection& database, std::function<Result<void>(std::string_view)> const& put)
{
    Exported exported;
    ResponseKey after;
    for (auto whole_page = true; whole_page;) {
        auto const responses = TRY(responses_after(database, after, page));
        for (auto const& stored : responses) {
            after = stored.key();
            auto const line = line_of(stored);
            if (!line) {
                stored.tell_unreadable(line.error());
                ++exported.unreadable;
                continue;
            }
            TRY(put(*line));
            ++exported.lines;
        }
        whole_page = responses.size() == static_cast<std::size_t>(page);
    }
    return exported;
}

}
