// What visitors write on their phones, over the network as a phone does it.
#include "tests/collector/shop_exit.h"

TEST_SUITE_BEGIN("Phone");

TEST_CASE("words from a phone join their response, whichever of the two comes first")
{
    for (auto const words_first : { true, false }) {
        CAPTURE(words_first);
        Exit exit;
        exit.publish();
        auto const visit = exit.visit();
        exit.terminal->seal(visit);

        if (words_first)
            CHECK(status_of(exit.write(visit.id, written)) == 200);
        exit.hand_in();
        if (!words_first)
            CHECK(status_of(exit.write(visit.id, written)) == 200);

        auto const lines = exit.read();
        REQUIRE(lines.size() == 1);
        CHECK(words_in(lines.front()) == written);
        CHECK(*lines.front().find("record_id")->text() == visit.id.hex());
        CHECK(*lines.front().find("touchpoint")->text() == exit.enrolment.place);
    }
}

TEST_CASE("words wait where their response has not come, and stand beside those of the kiosk when it has")
{
    Exit exit;
    auto const text_key = exit.enrolment.words->text;
    auto const visit = exit.visit({ { "words", seal_words(text_key, "Too warm.") },
        { "reach", seal_words(text_key, "a@b.example", "2026-1") } });

    exit.write(visit.id, written);
    CHECK(words_in(exit.read().front()) == written);
    CHECK_FALSE(exit.read().front().find("touchpoint"));
    exit.publish();
    exit.terminal->seal(visit);
    exit.hand_in();

    auto const lines = exit.read();
    REQUIRE(lines.size() == 1);
    CHECK(words_in(lines.front(), 0) == written);
    CHECK(words_in(lines.front(), 1) == "Too warm.");
    CHECK(words_in(lines.front(), 2) == "a@b.example");
    CHECK(*lines.front().find("words")->array()->at(2).find("consent")->text() == "2026-1");
}

TEST_CASE("words are looked up by place and by local day")
{
    Exit exit;
    exit.publish();
    exit.terminal->seal(exit.visit({ { "words", seal_words(exit.enrolment.words->text, "Too warm.") } }));
    exit.hand_in();
    auto const day = milliseconds_of(noon) / 86'400'000;
    auto const lines = [&](std::string place, std::int64_t first, std::int64_t last) {
        return exit
            .read({ static_cast<std::int32_t>(first), static_cast<std::int32_t>(last), std::move(place) })
            .size();
    };

    CHECK(lines("tidemark/south", day, day) == 1);
    CHECK(lines("tidemark/sou", day, day) == 0);
    CHECK(lines("", day + 1, day + 9) == 0);
    CHECK(lines("", day - 9, day - 1) == 0);
}

TEST_CASE("a visitor is heard once, and what was first written stays")
{
    Exit exit;
    auto const record = RecordId::random();

    CHECK(status_of(exit.write(record, written)) == 200);
    CHECK(status_of(exit.write(record, "something else")) == 409);

    CHECK(exit.stored() == 1);
    CHECK(words_in(exit.read().front()) == written);
}

TEST_CASE("what is no word of that visitor is refused and stores nothing")
{
    Exit exit;
    exit.publish();
    auto const visit = exit.visit();
    exit.terminal->seal(visit);
    exit.hand_in();
    auto const token = exit.token(visit.id);
    auto const send = [&](std::string const& with_token, std::string const& kind, std::string const& words) {
        return status_of(exit.send({ { "token", with_token }, { "kind", kind }, { "words", words } }));
    };

    auto forged = token;
    forged.back() = forged.back() == 'A' ? 'Q' : 'A';
    CHECK(send(forged, "text", written) == 403);
    CHECK(send(exit.token(visit.id, UtcClock::now() - std::chrono::minutes(16)), "text", written) == 403);
    CHECK(send("", "text", written) == 400);
    CHECK(send(token, "rating", written) == 400);
    CHECK(send(token, "text", " \n ") == 400);
    CHECK(send(token, "text", std::string(61, 'x')) == 400);
    CHECK(status_of(post(exit.port(), "/v1/addenda", "{")) == 400);
    CHECK(status_of(post(exit.port(), "/v1/addenda", std::string(8'193, ' '))) == 413);
    CHECK(
        status_of(converse(exit.port(),
            "POST /v1/addenda HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"))
        == 411);
    CHECK(exit.stored() == 0);

    CHECK(send(token, "text", std::string(60, 'x')) == 200);
}

TEST_CASE("the phone key of a terminal that said farewell opens nothing any more")
{
    Exit exit;
    exit.publish();
    auto const visit = exit.visit();
    exit.terminal->seal(visit);
    exit.hand_in();
    auto farewell = exit.terminal->batch();
    farewell.farewell = true;
    farewell.enrolled_at = exit.enrolment.server_time;
    REQUIRE(exit.post_batch(farewell) == 200);

    auto const form = post(
        exit.port(), "/v1/addenda/form", canonical_json(Json::Object { { "token", exit.token(visit.id) } }));

    CHECK(status_of(exit.write(visit.id, written)) == 403);
    CHECK(status_of(exit.write(RecordId::random(), written)) == 403);
    CHECK(status_of(form) == 403);
    CHECK(exit.stored() == 0);
}

TEST_CASE("so many words may wait for their responses, and no more")
{
    Shop shop;
    auto const one = shop.asking_terminal();
    auto const other = shop.asking_terminal();
    auto const said = [](Terminal const& terminal, RecordId const& record) {
        return Addendum { terminal.device().device, record, AddendumKind::Text, { "sealed", "" }, noon };
    };
    Addenda addenda(shop.database());
    auto transaction = must(sql::Transaction::begin(shop.database()));
    for (std::int64_t waiting = 0; waiting < most_addenda_ahead; ++waiting)
        REQUIRE(must(addenda.add(said(one, RecordId::random()))));

    auto const refused = addenda.add(said(one, RecordId::random()));

    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Unavailable);
    CHECK(must(addenda.add(said(other, RecordId::random()))));
    must(transaction.commit());
    auto terminal = one;
    terminal.rate(5);
    shop.sync(terminal);
    CHECK(must(addenda.add(said(one, terminal.held.back().id))));
}

TEST_CASE("contact is taken only under the consent that was shown")
{
    Exit exit;
    exit.publish();
    auto const visit = exit.visit();
    exit.terminal->seal(visit);
    auto const contact = [&](std::string const& consent) {
        return status_of(exit.send({ { "token", exit.token(visit.id) }, { "kind", "contact" },
            { "words", "a@b.example" }, { "consent", consent } }));
    };

    CHECK(contact("2026-1") == 400);  // nothing is known of a consent yet
    exit.hand_in();
    CHECK(contact("2025-9") == 400);
    CHECK(contact("") == 400);
    CHECK(contact("2026-1") == 200);

    auto const words = *exit.read().front().find("words")->array();
    CHECK(*words.front().find("consent")->text() == "2026-1");
    CHECK(*words.front().find("kind")->text() == "contact");
}

TEST_CASE("the page is told what was asked and what we have already")
{
    Exit exit;
    auto const visit = exit.visit();
    auto const form = [&] {
        return said_by(post(exit.port(), "/v1/addenda/form",
            canonical_json(Json::Object { { "token", exit.token(visit.id) } })));
    };

    auto const unknown = form();
    exit.publish();
    exit.hand_in();
    auto const before_the_response = form();
    exit.terminal->seal(visit);
    exit.hand_in();
    exit.write(visit.id, written);
    auto const after = form();

    CHECK_FALSE(unknown.find("contact"));
    CHECK(*before_the_response.find("contact")->find("version")->text() == "2026-1");
    CHECK(*after.find("question")->find("es")->text() == "¿Qué pasó?");
    CHECK(*after.find("contact")->find("consent")->find("en")->text() == "Only to answer you.");
    CHECK(*after.find("most_characters")->whole() == 60);
    CHECK(*after.find("kept") == Json(Json::Array { "text" }));
}

TEST_CASE("phones see their page and no other")
{
    Exit exit;

    auto const page = get(exit.port(), "/p");

    CHECK(status_of(page) == 200);
    CHECK(body_of(page).find("Tell us") != std::string::npos);
    CHECK(header_of(page, "Content-Security-Policy").find("unsafe") == std::string::npos);
    CHECK(status_of(get(exit.port(), "/")) == 404);
    CHECK(status_of(get(exit.port(), "/index.html")) == 404);
    CHECK(status_of(get(exit.port(), "/p/../index.html")) == 404);
}

TEST_CASE("where no address for phones is set nothing of theirs is there, and words on the kiosk still are")
{
    Exit exit("");

    CHECK(status_of(get(exit.port(), "/p")) == 404);
    CHECK(status_of(exit.write(RecordId::random(), written)) == 404);
    CHECK(exit.enrolment.words->phone_address.empty());
    CHECK(can_seal(exit.enrolment.words->text));
}

TEST_CASE("every receipt brings the keys of its own terminal, the same after a restart")
{
    Exit exit;
    exit.publish();
    auto const at_enrolment = exit.enrolment.words;

    CHECK(exit.hand_in().words == at_enrolment);
    exit.start();
    CHECK(exit.hand_in().words == at_enrolment);
    exit.key = SigningKey::generate();
    exit.enrol();
    CHECK(exit.enrolment.words->text == at_enrolment->text);
    CHECK(exit.enrolment.words->phone != at_enrolment->phone);
}

TEST_CASE("the secrets are files that only the collector can read, and a damaged one stops it")
{
    Exit exit;
    for (auto const* name : { "text.key", "phone.key" }) {
        struct stat status { };
        REQUIRE(stat((exit.data() / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }

    exit.server.reset();
    std::ofstream(exit.data() / "text.key", std::ios::trunc) << "short";

    auto const started = Server::start(
        { .folder = exit.data(), .pages = exit.pages(), .terminals_port = 0, .people_port = 0 });
    CHECK(started.error().fault == Fault::Corrupt);
    CHECK(started.error().what.find("text.key") != std::string::npos);
}

TEST_CASE("an address for phones that they could not open is told at the start")
{
    TemporaryFolder folder;

    auto const started = Server::start({ .folder = folder.path() / "data",
        .pages = folder.path(),
        .terminals_port = 0,
        .people_port = 0,
        .phone_address = "feedback.example/p" });

    CHECK(started.error().fault == Fault::Invalid);
}

TEST_SUITE_END();
