#include "sync/base/journal.h"
#include "sync/collector/notices.h"
#include "sync/collector/problem.h"
#include "sync/collector/routes.h"

namespace peakend {

namespace {

    constexpr std::size_t most_enrolment_bytes = 4096;

    // The batch is committed: what fails now is no reason to have it sent again.
    std::optional<Notice> notice_for(
        DeviceId const& device, std::string const& touchpoint, Instant now, Backroom const& room)
    {
        auto shown = room.readers.with(
            [&](sql::Connection& database) { return Notices(database).shown_on(device, touchpoint, now); });
        if (shown)
            return std::move(*shown);
        journal::warn("notice_not_sent", { { "touchpoint", touchpoint }, { "why", shown.error().what } });
        return std::nullopt;
    }

    Result<std::string> sealed_receipt(std::string_view envelope, Backroom const& room)
    {
        auto const find = [&](DeviceId const& device) {
            return room.readers.with(
                [&](sql::Connection& database) { return Access(database).find(device); });
        };
        auto batch = TRY(verify_batch(envelope, find));
        auto const device = batch.sender.device;
        auto const touchpoint = batch.sender.touchpoint;
        auto receipt = TRY(room.writer.record(std::move(batch)));
        receipt.words = room.words.keys_of(device);
        receipt.notice = notice_for(device, touchpoint, receipt.server_time, room);
        return seal_envelope(EnvelopeKind::Receipt, device, room.receipt_key, to_body(receipt));
    }

    HttpReply take_batch(HttpRequest const& request, Backroom const& room)
    {
        auto receipt = sealed_receipt(request.body, room);
        if (!receipt)
            return problem_of(receipt.error());
        return { 200, envelope_media_type, std::move(*receipt), {} };
    }

    // Nothing when the code redeems nothing.
    Result<std::optional<Enrolment>> redeemed(
        EnrolmentRequest const& request, Backroom const& room, sql::Connection& database)
    {
        auto const now = UtcClock::now();
        auto const enrolled = TRY(Access(database).redeem(request, now));
        if (!enrolled)
            return std::optional<Enrolment>();
        auto const touchpoint = TRY(Places(database).find(enrolled->touchpoint));
        return std::optional(Enrolment { enrolled->device, room.receipt_key.public_key(), touchpoint.id(),
            touchpoint.spoken(), now, room.words.keys_of(enrolled->device) });
    }

    Result<Enrolment> enrol(EnrolmentRequest const& request, Backroom const& room)
    {
        auto enrolment = TRY(
            room.writer.write([&](sql::Connection& database) { return redeemed(request, room, database); }));
        if (!enrolment)
            return failed(no_such_code());
        return std::move(*enrolment);
    }

    Result<Enrolment> enrolment(std::string_view body, Backroom const& room)
    {
        return enrol(TRY(enrolment_request_from(TRY(parse_json(body)))), room);
    }

    HttpReply take_enrolment(HttpRequest const& request, Backroom const& room)
    {
        auto const enrolled = enrolment(request.body, room);
        if (!enrolled)
            return problem_of(enrolled.error());
        journal::note(
            "terminal_enrolled", { { "device", enrolled->device.hex() }, { "place", enrolled->place } });
        return json_reply(canonical_json(to_json(*enrolled)));
    }

}

Routes terminal_routes(Backroom const& room)
{
    Routes routes;
    routes.exact.push_back({ "POST", batches_route, most_envelope_bytes,
        [room](HttpRequest const& request) { return take_batch(request, room); } });
    routes.exact.push_back({ "POST", enrolments_route, most_enrolment_bytes,
        [room](HttpRequest const& request) { return take_enrolment(request, room); } });
    add_phone_routes(routes, room);
    add_probes(routes, room);
    return routes;
}

void add_probes(Routes& routes, Backroom const& room)
{
    constexpr Milliseconds patience { 2'000 };
    routes.exact.push_back({ "GET", "/healthz", 0, [](HttpRequest const&) {
                                return HttpReply { 200, "text/plain", "alive\n", {} };
                            } });
    routes.exact.push_back({ "GET", "/readyz", 0, [room](HttpRequest const&) {
                                if (auto const answers = room.writer.answers_within(patience); !answers)
                                    return problem_of(answers.error());
                                return HttpReply { 200, "text/plain", "ready\n", {} };
                            } });
}

}
