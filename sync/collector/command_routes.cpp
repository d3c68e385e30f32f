#include "sync/base/journal.h"
#include "sync/collector/notice_orders.h"
#include "sync/collector/problem.h"
#include "sync/collector/routes.h"

namespace peakend {

namespace {

    constexpr std::size_t most_command_bytes = 4096;
    constexpr std::size_t most_notice_order_bytes = 16'384;
    constexpr std::size_t most_path_bytes = 1000;
    constexpr std::size_t most_short_bytes = 100;

    Result<IssuedCode> issue(std::string_view body, Backroom const& room)
    {
        auto const request = TRY(code_request_from(TRY(parse_json(body))));
        auto const touchpoint = TRY(touchpoint_at(request.touchpoint, request.zone));
        return room.writer.write([&](sql::Connection& database) {
            return Access(database).issue_code(touchpoint, UtcClock::now());
        });
    }

    HttpReply issue_code(HttpRequest const& request, Backroom const& room)
    {
        auto const issued = issue(request.body, room);
        if (!issued)
            return problem_of(issued.error());
        return json_reply(canonical_json(to_json(*issued)));
    }

    Result<ImportedFile> take_in(std::string_view envelope, Backroom const& room)
    {
        auto const find = [&](DeviceId const& device) {
            return room.readers.with(
                [&](sql::Connection& database) { return Access(database).find(device); });
        };
        return room.writer.take_in(TRY(verify_file(envelope, find)));
    }

    HttpReply take_file(HttpRequest const& request, Backroom const& room)
    {
        auto const imported = take_in(request.body, room);
        if (!imported)
            return problem_of(imported.error());
        journal::note("file_imported",
            { { "device", imported->device.hex() }, { "new", static_cast<std::int64_t>(imported->fresh) },
                { "repeats", static_cast<std::int64_t>(imported->repeats) } });
        return json_reply(canonical_json(to_json(*imported)));
    }

    HttpReply take_notice_order(HttpRequest const& request, Backroom const& room)
    {
        auto reply = room.writer.write(
            [&](sql::Connection& database) { return carry_out(database, request.body, UtcClock::now()); });
        return reply ? json_reply(std::move(*reply)) : problem_of(reply.error());
    }

}

Routes command_routes(Backroom const& room)
{
    Routes routes;
    routes.exact.push_back({ "POST", "/v1/codes", most_command_bytes,
        [room](HttpRequest const& request) { return issue_code(request, room); } });
    routes.exact.push_back({ "POST", files_route, most_envelope_bytes,
        [room](HttpRequest const& request) { return take_file(request, room); } });
    routes.exact.push_back({ "POST", notices_route, most_notice_order_bytes,
        [room](HttpRequest const& request) { return take_notice_order(request, room); } });
    return routes;
}

Json to_json(CodeRequest const& request)
{
    return Json::Object { { "touchpoint", request.touchpoint }, { "zone", request.zone } };
}

Result<CodeRequest> code_request_from(Json const& json)
{
    JsonReader reader(json);
    CodeRequest request { reader.text("touchpoint", most_path_bytes), reader.text("zone", most_short_bytes) };
    TRY(reader.verdict());
    return request;
}

Json to_json(IssuedCode const& issued)
{
    return Json::Object {
        { "code", issued.code },
        { "touchpoint", issued.touchpoint },
        { "expires_at", rfc3339(issued.expires_at) },
    };
}

Result<IssuedCode> issued_code_from(Json const& json)
{
    JsonReader reader(json);
    auto code = reader.text("code", most_short_bytes);
    auto touchpoint = reader.text("touchpoint", most_path_bytes);
    auto const expires_at = reader.text("expires_at", most_short_bytes);
    TRY(reader.verdict());
    return IssuedCode { std::move(code), std::move(touchpoint), TRY(parse_rfc3339(expires_at)) };
}

}
