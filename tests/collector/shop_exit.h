// A shop that asks for words, its terminal, and phones that reach it over the network.
#pragma once

#include "sync/collector/addenda.h"
#include "sync/collector/commands.h"
#include "sync/collector/server.h"
#include "sync/collector/words.h"
#include "sync/collector/words_secrets.h"
#include "sync/sql/sqlite.h"
#include "tests/collector/shop.h"
#include "tests/collector/wire.h"

#include <fstream>
#include <sys/stat.h>

using namespace peakend;

namespace {

std::string const written = "The lift has been broken since Monday.";

Json questions_with_words()
{
    return *parse_json(R"({
        "format": 1, "title": { "en": "Exit" }, "default_language": "en", "languages": ["en", "es"],
        "questions": [
            { "key": "stars", "kind": "csat", "text": { "en": "How was it?" },
              "labels": [{ "en": "1" }, { "en": "2" }, { "en": "3" }, { "en": "4" }, { "en": "5" }] },
            { "key": "words", "kind": "text", "text": { "en": "What happened?", "es": "¿Qué pasó?" },
              "most_characters": 60 },
            { "key": "reach", "kind": "contact", "text": { "en": "May we write?" }, "most_characters": 40,
              "consent": { "version": "2026-1", "text": { "en": "Only to answer you." } } }
        ],
        "thanks": { "title": { "en": "Thank you" }, "text": { "en": "It helps." } }
    })");
}

Json said_by(std::string const& reply) { return must(parse_json(body_of(reply))); }

// A collector that offers phones, and a terminal with a questionnaire that asks for words.
class Exit {
public:
    explicit Exit(std::string address = "https://feedback.example")
        : phone_address(std::move(address))
    {
        std::filesystem::create_directories(pages() / "phone");
        std::ofstream(pages() / "phone" / "index.html") << "<!doctype html><title>Tell us</title>";
        std::ofstream(pages() / "index.html") << "<!doctype html><title>Overview</title>";
        start();
        enrol();
    }

    void start()
    {
        server.reset();
        server.emplace(must(Server::start({ .folder = data(),
            .pages = pages(),
            .terminals_address = "127.0.0.1",
            .terminals_port = 0,
            .people_address = "127.0.0.1",
            .people_port = 0,
            .phone_address = phone_address,
            .most_waiting = 64 })));
    }

    void enrol()
    {
        auto const code = must(peakend::enrol(data(), fitting_rooms, "Europe/London")).code;
        auto const reply = post(port(), "/v1/enrolments",
            canonical_json(to_json(EnrolmentRequest { code, key.public_key(), Epoch::random() })));
        enrolment = must(enrolment_from(must(parse_json(body_of(reply)))));
        terminal.emplace(EnrolledDevice { enrolment.device, key.public_key(), enrolment.place });
    }

    void publish()
    {
        terminal->seal(QuestionnaireEdit { RecordId::random(),
            { PublicationId::random(), revision_of(questions_with_words()), {}, "", "test" },
            questions_with_words(), terminal->moment(noon) });
    }

    Response visit(std::vector<Answer> more = {})
    {
        auto response = terminal->response(noon, { { "stars", 2 } });
        response.revision = revision_of(questions_with_words());
        response.answers.insert(response.answers.end(), more.begin(), more.end());
        return response;
    }

    Receipt hand_in()
    {
        auto const envelope
            = must(seal_envelope(EnvelopeKind::Batch, enrolment.device, key, to_body(terminal->batch())));
        auto const reply = post(port(), "/v1/batches", envelope);
        REQUIRE(status_of(reply) == 200);
        auto const bytes = body_of(reply);
        auto const receipt
            = must(receipt_from(must(open_envelope(must(parse_envelope(bytes)), enrolment.receipt_key))));
        terminal->believe(receipt);
        return receipt;
    }

    // The status of the reply.
    int post_batch(Batch const& batch) const
    {
        return status_of(post(port(), "/v1/batches",
            must(seal_envelope(EnvelopeKind::Batch, enrolment.device, key, to_body(batch)))));
    }

    std::string token(RecordId const& record, Instant made = UtcClock::now()) const
    {
        return phone_token({ enrolment.device, record, made }, enrolment.words->phone);
    }

    std::string send(Json::Object body) const
    {
        return post(port(), "/v1/addenda", canonical_json(std::move(body)));
    }
    std::string write(RecordId const& record, std::string const& words) const
    {
        return send({ { "token", token(record) }, { "kind", "text" }, { "words", words } });
    }

    std::vector<Json> read(WordsWanted const& wanted = {}) const
    {
        std::vector<Json> lines;
        auto const database = must(sql::open_reader(data() / "ledger.db"));
        must(read_words(*database, *must(text_secret_if_any(data())), wanted, [&](std::string_view line) {
            lines.push_back(must(parse_json(line)));
            return Result<void>();
        }));
        return lines;
    }

    std::int64_t stored() const
    {
        auto const database = must(sql::open_reader(data() / "ledger.db"));
        return must(database->query("SELECT count(*) FROM addendum")).front().whole(0);
    }

    int port() const { return server->terminals_port(); }
    std::filesystem::path data() const { return folder.path() / "data"; }
    std::filesystem::path pages() const { return folder.path() / "pages"; }

    TemporaryFolder folder;
    std::string phone_address;
    SigningKey key = SigningKey::generate();
    Enrolment enrolment;
    std::optional<Server> server;
    std::optional<Terminal> terminal;
};

std::string words_in(Json const& line, std::size_t at = 0)
{
    auto const& words = *line.find("words")->array();
    REQUIRE(at < words.size());
    return *words[at].find("words")->text();
}

}
