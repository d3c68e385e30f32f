#include "tests/collector/counter.h"

TEST_SUITE_BEGIN("Server");

TEST_CASE("a terminal comes in by code, hands in, and headquarters sees it")
{
    Counter counter;
    CHECK(counter.enrolment.place_name == "Tidemark, Harbour Street");
    counter.terminal->publish();
    counter.terminal->rate(5, UtcClock::now() - std::chrono::minutes(1));

    auto const receipt = counter.hand_in();
    auto const tallies
        = get(counter.people(), "/v1/tallies?question=rooms&per=store&count=all&from=2026-01-01");

    CHECK(receipt.acknowledged_through == 2);
    CHECK(status_of(tallies) == 200);
    CHECK(body_of(tallies).find(R"("place":"tidemark/south/harbour-street")") != std::string::npos);
    CHECK(body_of(tallies).find(R"("all":{"5":1})") != std::string::npos);
}

TEST_CASE("headquarters sees whom the screens met, terminals do not")
{
    Counter counter;
    auto const hour = hour_of(counter.terminal->moment(UtcClock::now() - std::chrono::hours(1)));
    counter.terminal->seal(Encounters { RecordId::random(), hour, { 80, 50, 40, 3, 6 } });
    counter.hand_in();

    auto const reply = get(counter.people(), "/v1/encounters?per=store&from=2026-01-01");

    CHECK(status_of(reply) == 200);
    CHECK(body_of(reply).find(R"("woken":80)") != std::string::npos);
    check_problem(get(counter.people(), "/v1/encounters?by=minute"), 400);
    check_problem(get(counter.people(), "/v1/encounters?question=rooms"), 400);
    check_problem(get(counter.terminals(), "/v1/encounters"), 404);
}

TEST_CASE("hostile batches get their problem and store nothing")
{
    Counter counter;
    counter.terminal->publish();
    counter.terminal->rate(5);
    auto const good = counter.envelope();
    auto const stranger = SigningKey::generate();
    auto const port = counter.terminals();
    auto flipped = good;
    flipped[good.size() / 2] = static_cast<char>(flipped[good.size() / 2] ^ 1);
    auto unsigned_batch = good;
    unsigned_batch.replace(good.size() - 64, 64, 64, '\0');

    check_problem(post(port, "/v1/batches", ""), 400);
    check_problem(post(port, "/v1/batches", "not an envelope"), 400);
    check_problem(post(port, "/v1/batches", good.substr(0, good.size() - 1)), 400);
    check_problem(post(port, "/v1/batches", good + "x"), 400);
    check_problem(post(port, "/v1/batches", std::string(300 << 10, 'x')), 413);
    check_problem(post(port, "/v1/batches", good, "Content-Encoding: gzip\r\n"), 415);
    check_problem(
        converse(port, "POST /v1/batches HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"), 411);
    check_problem(post(port, "/v1/batches", unsigned_batch), 403);
    check_problem(post(port, "/v1/batches", flipped), 403);
    check_problem(post(port, "/v1/batches", counter.envelope(stranger, counter.enrolment.device)), 403);
    check_problem(post(port, "/v1/batches", counter.envelope(stranger, DeviceId::random())), 403);
    check_problem(
        post(port, "/v1/batches",
            must(seal_envelope(EnvelopeKind::Receipt, counter.enrolment.device, counter.key, "{}"))),
        400);
    check_problem(post(port, "/v1/batches",
                      must(seal_envelope(EnvelopeKind::Batch, counter.enrolment.device, counter.key, "{}"))),
        400);

    CHECK(counter.count("identity") == 0);
    CHECK(counter.count("response") == 0);
    CHECK(counter.count("stream") == 0);
}

TEST_CASE("an exact replay is answered as a repeat and rotates no lease")
{
    Counter counter;
    counter.terminal->publish();
    counter.terminal->rate(5);
    auto const first = counter.hand_in();
    auto const bytes = counter.envelope();

    auto const replayed = counter.receipt_in(post(counter.terminals(), "/v1/batches", bytes));
    auto const again = counter.receipt_in(post(counter.terminals(), "/v1/batches", bytes));

    CHECK(replayed.lease == first.lease);
    CHECK(again.lease == first.lease);
    CHECK(counter.count("response") == 1);
}

TEST_CASE("every flipped bit of a batch is refused")
{
    Counter counter;
    counter.terminal->publish();
    auto const good = counter.envelope();

    for (std::size_t at = 0; at < good.size(); at += 7) {
        auto flipped = good;
        flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
        auto const status = status_of(post(counter.terminals(), "/v1/batches", flipped));
        CAPTURE(at);
        CHECK((status == 400 || status == 403));
    }
    CHECK(counter.count("identity") == 0);
}

TEST_CASE("many terminals at once are all stored once")
{
    Counter counter;
    std::vector<Terminal> terminals;
    for (int i = 0; i < 8; ++i)
        terminals.push_back(counter.enrol());
    std::vector<std::thread> threads;
    std::atomic<int> acknowledged = 0;

    for (auto& terminal : terminals)
        threads.emplace_back([&, device = terminal.device().device] {
            terminal.publish();
            for (int round = 0; round < 10; ++round) {
                terminal.rate(1 + round % 5, UtcClock::now());
                auto const body = to_body(terminal.batch());
                auto const envelope = seal_envelope(EnvelopeKind::Batch, device, counter.key, body);
                auto const reply = post(counter.terminals(), "/v1/batches", *envelope);
                auto const bytes = body_of(reply);
                auto const sealed = parse_envelope(bytes);
                auto const receipt = sealed
                    ? receipt_from(*open_envelope(*sealed, counter.enrolment.receipt_key))
                    : failed(sealed.error());
                if (!receipt || receipt->forked)
                    return;
                terminal.believe(*receipt);
            }
            acknowledged += static_cast<int>(terminal.acknowledged_through);
        });
    for (auto& thread : threads)
        thread.join();

    CHECK(acknowledged == 8 * 11);
    CHECK(counter.count("response") == 80);
    CHECK(check_ledger(counter.data()));
    CHECK(must(check_tallies(counter.data())).responses == 80);
}

TEST_CASE("a wrong code is forbidden, and malformed requests are bad ones")
{
    Counter counter;
    auto const key = SigningKey::generate().public_key().hex();

    check_problem(
        post(counter.terminals(), "/v1/enrolments", R"({"code":"0000-0000-0000","key":")" + key + R"("})"),
        403);
    check_problem(post(counter.terminals(), "/v1/enrolments", "{"), 400);
    check_problem(post(counter.terminals(), "/v1/enrolments", "{}"), 400);
    CHECK(counter.count("device") == 1);
}

TEST_CASE("wrong tries at a code are remembered, one after another")
{
    Counter counter;
    auto const code = must(peakend::enrol(counter.data(), fitting_rooms, "Europe/London")).code;
    auto wrong = code;
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    auto const enrol_by = [&](std::string const& typed) {
        return post(counter.terminals(), "/v1/enrolments",
            canonical_json(to_json(EnrolmentRequest { typed, counter.key.public_key(), {} })));
    };

    for (std::int64_t tries = 0; tries < code_tries; ++tries)
        check_problem(enrol_by(wrong), 403);

    check_problem(enrol_by(code), 403);
}

TEST_CASE("an enrolment that fails for another reason leaves its code good")
{
    Counter counter;
    auto const code = must(peakend::enrol(counter.data(), fitting_rooms, "Europe/London")).code;
    auto const body = canonical_json(to_json(EnrolmentRequest { code, counter.key.public_key(), {} }));
    counter.damage("UPDATE place SET place = 'lost' WHERE kind = 'store'");
    CHECK(status_of(post(counter.terminals(), "/v1/enrolments", body)) != 200);

    counter.damage("UPDATE place SET place = 'tidemark/south/harbour-street' WHERE place = 'lost'");

    CHECK(status_of(post(counter.terminals(), "/v1/enrolments", body)) == 200);
}

TEST_CASE("a notice that can't be shown stops no receipt, and goes when it is cleared")
{
    Counter counter;
    Audience const store = std::string("tidemark/south/harbour-street");
    auto const tomorrow = rfc3339(UtcClock::now() + std::chrono::hours(24));
    must(order_notice(counter.data(), SetNotice { store, { { "en", "Closed." } }, tomorrow }));
    CHECK(counter.hand_in().notice.has_value());
    counter.damage("UPDATE notice SET body = '{'");
    counter.terminal->rate(5);

    auto const receipt = counter.hand_in();

    CHECK(receipt.acknowledged_through == 1);
    CHECK_FALSE(receipt.notice.has_value());
    CHECK(must(order_notice(counter.data(), ListNotices {})).size() == 1);
    CHECK(must(order_notice(counter.data(), ClearNotice { store })).size() == 1);
    CHECK(must(order_notice(counter.data(), ListNotices {})).empty());
}

TEST_CASE("nothing changed is 304, a new answer is not")
{
    Counter counter;
    counter.terminal->publish();
    counter.hand_in();
    auto const first = get(counter.people(), "/v1/tallies");
    auto const tag = header_of(first, "ETag");

    auto const same = get(counter.people(), "/v1/tallies", "If-None-Match: " + tag + "\r\n");
    auto const other_question
        = get(counter.people(), "/v1/tallies?by=week", "If-None-Match: " + tag + "\r\n");
    counter.terminal->rate(5, UtcClock::now());
    counter.hand_in();
    auto const changed = get(counter.people(), "/v1/tallies", "If-None-Match: " + tag + "\r\n");

    CHECK(status_of(same) == 304);
    CHECK(body_of(same).empty());
    CHECK(status_of(other_question) == 200);
    CHECK(status_of(changed) == 200);
}

TEST_CASE("a problem is JSON whatever was asked")
{
    Counter counter;

    for (auto const* raw : { "%ff", "%c3%28", "%ed%a0%80", "%f0%9f%98", "a%00b" }) {
        CAPTURE(raw);
        check_problem(get(counter.people(), std::string("/v1/tallies?by=") + raw), 400);
    }
    auto const reply = get(counter.people(), "/v1/tallies?by=%c3%a9t%c3%a9");
    CHECK(body_of(reply).find("'été'") != std::string::npos);
}

TEST_CASE("terminals and people have their own addresses")
{
    Counter counter;

    check_problem(get(counter.terminals(), "/v1/tallies"), 404);
    check_problem(get(counter.terminals(), "/"), 404);
    check_problem(post(counter.people(), "/v1/batches", counter.envelope()), 404);
    check_problem(post(counter.people(), "/v1/codes", "{}"), 404);
    check_problem(post(counter.terminals(), "/v1/codes", "{}"), 404);
}

TEST_CASE("probes answer on both")
{
    Counter counter;

    for (auto const port : { counter.terminals(), counter.people() }) {
        CHECK(status_of(get(port, "/healthz")) == 200);
        CHECK(status_of(get(port, "/readyz")) == 200);
    }
}

TEST_CASE("pages are served with a strict policy, and nothing beside them")
{
    Counter counter;
    auto const index = get(counter.people(), "/");

    CHECK(status_of(index) == 200);
    CHECK(header_of(index, "Content-Security-Policy").starts_with("default-src 'self'"));
    CHECK(header_of(index, "Content-Security-Policy").find("unsafe") == std::string::npos);
    CHECK(header_of(index, "X-Content-Type-Options") == "nosniff");
    CHECK(header_of(get(counter.people(), "/vendor/a.js"), "Content-Type").starts_with("text/javascript"));
    auto const tag = header_of(index, "ETag");
    CHECK(status_of(get(counter.people(), "/index.html", "If-None-Match: " + tag + "\r\n")) == 304);
    for (auto const* path : { "/../secret.html", "/%2e%2e/secret.html", "/vendor/../../secret.html",
             "/package.json", "//secret.html", "/vendor", "/index.html/" }) {
        CAPTURE(path);
        CHECK(status_of(get(counter.people(), path)) == 404);
    }
}

TEST_CASE("a second server on the same folder is refused, and the first goes on")
{
    Counter counter;

    auto const second = Server::start({ .folder = counter.data(),
        .pages = counter.pages(),
        .terminals_address = "127.0.0.1",
        .terminals_port = 0,
        .people_address = "127.0.0.1",
        .people_port = 0,
        .most_waiting = 1 });

    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().what.find("is using this ledger") != std::string::npos);
    CHECK(status_of(get(counter.terminals(), "/readyz")) == 200);
}

TEST_CASE("a code is made without a server too, and the key of receipts stays")
{
    Counter counter;
    auto const key = counter.enrolment.receipt_key;
    counter.server.reset();

    auto const code = must(enrol(counter.data(), fitting_rooms, "Europe/London"));
    counter.server.emplace(must(Server::start({ .folder = counter.data(),
        .pages = counter.pages(),
        .terminals_address = "127.0.0.1",
        .terminals_port = 0,
        .people_address = "127.0.0.1",
        .people_port = 0,
        .most_waiting = 64 })));
    counter.enrol();

    CHECK(code.touchpoint == "tidemark/south/harbour-street/fitting-rooms");
    CHECK(counter.enrolment.receipt_key == key);
}

TEST_CASE("a code for another time zone of a store is refused, and leaves nothing behind")
{
    Counter counter;
    auto const till = "Tidemark / South / Harbour Street / Till";
    auto const refused = [&] {
        auto const issued = enrol(counter.data(), till, "Asia/Shanghai");
        REQUIRE_FALSE(issued.has_value());
        CHECK(issued.error().fault == Fault::Refused);
        return issued.error().what;
    };

    auto const by_the_server = refused();
    counter.server.reset();
    auto const by_the_ledger = refused();

    CHECK(by_the_server.find("harbour-street has the time zone Europe/London") != std::string::npos);
    CHECK(by_the_server.find("say --zone Europe/London") != std::string::npos);
    CHECK(by_the_ledger == by_the_server);
    CHECK(counter.count("touchpoint") == 1);
    CHECK(counter.count("place") == 4);
    CHECK(must(enrol(counter.data(), till, "Europe/London")).touchpoint
        == "tidemark/south/harbour-street/till");
}

TEST_CASE("a code for a place that is none is refused with the reason")
{
    Counter counter;

    auto const issued = enrol(counter.data(), "Tidemark", "Europe/London");

    REQUIRE_FALSE(issued.has_value());
    CHECK(issued.error().what.find("names no touchpoint") != std::string::npos);
}

TEST_SUITE_END();
