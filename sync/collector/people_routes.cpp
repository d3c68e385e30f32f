#include "sync/collector/problem.h"
#include "sync/collector/reports.h"
#include "sync/collector/routes.h"

namespace peakend {

namespace {

    // Days begin at whole quarters of an hour in every zone there is.
    constexpr std::chrono::minutes same_days_for { 15 };

    // Another start of the process, new answers, another question or another day: another reply.
    std::string tag_of(HttpRequest const& request, Writer const& writer, Instant now)
    {
        static auto const start = Id<struct Start, 16>::random();
        auto text = fmt::format("{} {} {} {}", start.hex(), writer.changes(),
            now.time_since_epoch() / same_days_for, request.path);
        for (auto const& [name, value] : request.query)
            text += fmt::format("\n{}\n{}", name, value);
        return sha256(text).hex().substr(0, 24);
    }

    using Answer = std::function<Result<Json>(HttpRequest const&, sql::Connection&, Instant)>;

    HttpReply tagged(HttpRequest const& request, Backroom const& room, Answer const& answer)
    {
        auto const now = UtcClock::now();
        auto const tag = tag_of(request, room.writer, now);
        std::vector<std::pair<std::string, std::string>> const headers { { "ETag", "W/\"" + tag + "\"" },
            { "Cache-Control", "no-cache" } };
        if (request.if_none_match.find(tag) != std::string::npos)
            return { 304, "", "", headers };
        auto const json
            = room.readers.with([&](sql::Connection& database) { return answer(request, database, now); });
        if (!json)
            return problem_of(json.error());
        auto reply = json_reply(canonical_json(*json));
        reply.headers = headers;
        return reply;
    }

    Result<Json> tallies(HttpRequest const& request, sql::Connection& database, Instant now)
    {
        return Reports(database).tallies(TRY(tally_query_from(request.query)), now);
    }

    Result<Json> encounters(HttpRequest const& request, sql::Connection& database, Instant now)
    {
        return Reports(database).encounters(TRY(tally_query_from(request.query)), now);
    }

    Result<Json> places(HttpRequest const&, sql::Connection& database, Instant)
    {
        return Places(database).tree();
    }

}

Routes people_routes(Backroom const& room)
{
    Routes routes;
    routes.exact.push_back({ "GET", "/v1/tallies", 0,
        [room](HttpRequest const& request) { return tagged(request, room, tallies); } });
    routes.exact.push_back({ "GET", "/v1/encounters", 0,
        [room](HttpRequest const& request) { return tagged(request, room, encounters); } });
    routes.exact.push_back({ "GET", "/v1/places", 0,
        [room](HttpRequest const& request) { return tagged(request, room, places); } });
    add_probes(routes, room);
    routes.otherwise = [room](HttpRequest const& request) { return room.pages.answer(request); };
    return routes;
}

}
