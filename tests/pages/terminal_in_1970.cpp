// A terminal whose wall clock stands in 1970: prints the phone link of one visit, and hands the visit in when
// a line comes on standard input.
//
// usage: terminal_in_1970 SERVER CODE
#include "sync/contract/envelope.h"
#include "sync/contract/phone_link.h"
#include "sync/http/client.h"

#include <cstdio>
#include <iostream>

namespace peakend {

namespace {

    constexpr std::string_view asked = R"({
        "format": 1, "title": { "en": "Exit" }, "default_language": "en", "languages": ["en", "ar"],
        "questions": [
            { "key": "stars", "kind": "csat", "text": { "en": "How was it?" },
              "labels": [{ "en": "1" }, { "en": "2" }, { "en": "3" }, { "en": "4" }, { "en": "5" }] },
            { "key": "words", "kind": "text", "text": { "en": "What happened?", "ar": "ماذا حدث؟" },
              "most_characters": 120 },
            { "key": "reach", "kind": "contact", "text": { "en": "May we write?" }, "most_characters": 60,
              "consent": { "version": "2026-1",
                "text": { "en": "We use it only to answer you, and delete it after 30 days." } } }
        ],
        "thanks": { "title": { "en": "Thank you" }, "text": { "en": "It helps." } }
    })";

    // Booted a minute ago.
    Moment moment_now(BootInstant booted)
    {
        auto const at = boot_instant_of(60'000 + (BootClock::now() - booted).count());
        return { std::string(32, 'b'), at, instant_of(milliseconds_of(at)) };
    }

    Result<std::string> post(
        http::Client& client, std::string const& path, std::string const& type, std::string const& body)
    {
        auto reply = TRY(client.post(path, type, body));
        if (reply.status != 200)
            return failed(http::fault_of(reply.status), "{} answers {}: {}", path, reply.status, reply.body);
        return std::move(reply.body);
    }

    SealedRecord sealed(std::int64_t seq, RecordId const& id, RecordBody const& body)
    {
        return { seq, id, canonical_json(to_json(body)) };
    }

    Batch batch_of(RecordId const& visit, Moment const& now, ClockAnchor const& anchor)
    {
        auto const json = *parse_json(asked);
        auto const edit = RecordId::random();
        Publication const publication { PublicationId::random(), revision_of(json), {}, "", "test" };
        Response const response { visit, publication.revision, "en", "landscape", now, Milliseconds(4'000),
            Ending::Completed, {}, { { "stars", 2 } } };
        return { Epoch::random(), 1, 3,
            { sealed(1, edit, QuestionnaireEdit { edit, publication, json, now }),
                sealed(2, visit, response) },
            now, { anchor }, { "test", 2, 0 }, {}, {}, 0 };
    }

    Result<void> run(std::string const& server, std::string const& code)
    {
        auto client = TRY(http::Client::to(server, {}));
        auto const key = SigningKey::generate();
        auto const booted = BootClock::now();
        auto const asking
            = canonical_json(to_json(EnrolmentRequest { normal_enrolment_code(code), key.public_key(), {} }));
        auto const reply = TRY(post(client, enrolments_route, "application/json", asking));
        auto const enrolled = TRY(enrolment_from(TRY(parse_json(reply))));
        auto const now = moment_now(booted);
        ClockAnchor const anchor { now.boot_id, now.at, enrolled.server_time, Milliseconds(20) };

        auto const visit = RecordId::random();
        auto const link = offered_phone_link(enrolled.words, enrolled.device, visit, { anchor }, now);
        if (!link)
            return failed(Fault::Refused, "the collector offers no phone link: set phone_address");
        std::cout << *link << '\n' << std::flush;

        std::string line;
        std::getline(std::cin, line);
        auto const body = to_body(batch_of(visit, moment_now(booted), anchor));
        auto const envelope = TRY(seal_envelope(EnvelopeKind::Batch, enrolled.device, key, body));
        TRY(post(client, batches_route, envelope_media_type, envelope));
        std::cout << "handed in\n" << std::flush;
        return {};
    }

}

}

int main(int count, char** words)
{
    if (count != 3) {
        std::fputs("usage: terminal_in_1970 SERVER CODE\n", stderr);
        return 2;
    }
    auto const done = peakend::run(words[1], words[2]);
    if (done)
        return 0;
    fmt::print(stderr, "terminal_in_1970: {}\n", done.error().what);
    return 1;
}
