// A server on free ports, a terminal that came in by code, and what both say to each other.
#pragma once

#include "sync/collector/commands.h"
#include "sync/collector/notice_orders.h"
#include "sync/collector/server.h"
#include "sync/collector/tally_audit.h"
#include "sync/http/client.h"
#include "sync/sql/sqlite.h"
#include "tests/collector/shop.h"
#include "tests/collector/wire.h"

#include <fstream>
#include <thread>

using namespace peakend;

namespace {

// A server on free ports and a terminal that came in by code, all over the network.
class Counter {
public:
    Counter()
    {
        std::filesystem::create_directories(pages() / "vendor");
        std::ofstream(pages() / "index.html") << "<!doctype html><title>Overview</title>";
        std::ofstream(pages() / "vendor" / "a.js") << "export const a = 1;";
        std::ofstream(pages() / "package.json") << "{}";
        std::ofstream(folder.path() / "secret.html") << "secret";
        server.emplace(must(Server::start({ .folder = data(),
            .pages = pages(),
            .terminals_address = "127.0.0.1",
            .terminals_port = 0,
            .people_address = "127.0.0.1",
            .people_port = 0,
            .most_waiting = 64 })));
        terminal.emplace(enrol());
    }

    std::filesystem::path data() const { return folder.path() / "data"; }
    std::filesystem::path pages() const { return folder.path() / "pages"; }
    int terminals() const { return server->terminals_port(); }
    int people() const { return server->people_port(); }

    Terminal enrol()
    {
        auto const code = must(peakend::enrol(data(), fitting_rooms, "Europe/London")).code;
        auto const request
            = canonical_json(to_json(EnrolmentRequest { code, key.public_key(), Epoch::random() }));
        auto const reply = post(terminals(), "/v1/enrolments", request);
        REQUIRE(status_of(reply) == 200);
        enrolment = must(enrolment_from(must(parse_json(body_of(reply)))));
        return Terminal({ enrolment.device, key.public_key(), enrolment.place });
    }

    std::string envelope(SigningKey const& by, DeviceId const& sender) const
    {
        return must(seal_envelope(EnvelopeKind::Batch, sender, by, to_body(terminal->batch())));
    }
    std::string envelope() const { return envelope(key, enrolment.device); }

    Receipt receipt_in(std::string const& reply) const
    {
        REQUIRE(status_of(reply) == 200);
        auto const bytes = body_of(reply);
        auto const sealed = must(parse_envelope(bytes));
        CHECK(sealed.kind == EnvelopeKind::Receipt);
        CHECK(sealed.sender == enrolment.device);
        return must(receipt_from(must(open_envelope(sealed, enrolment.receipt_key))));
    }

    Receipt hand_in() { return receipt_in(post(terminals(), "/v1/batches", envelope())); }

    std::int64_t count(std::string const& table) const
    {
        auto const database = must(sql::open_reader(data() / "ledger.db"));
        return must(database->query("SELECT count(*) FROM " + table)).front().whole(0);
    }

    // Somebody else's hand in the ledger.
    void damage(std::string const& sql) const
    {
        auto const database = must(sql::open_writer(data() / "ledger.db"));
        must(database->execute(sql));
    }

    TemporaryFolder folder;
    SigningKey key = SigningKey::generate();
    Enrolment enrolment;
    std::optional<Server> server;
    std::optional<Terminal> terminal;
};

void check_problem(std::string const& reply, int status)
{
    CHECK(status_of(reply) == status);
    CHECK(header_of(reply, "Content-Type") == "application/problem+json");
    auto const json = must(parse_json(body_of(reply)));
    CHECK(*json.find("status")->whole() == status);
    CHECK_FALSE(json.find("detail")->text()->empty());
}

}
