// Whoever takes a terminal's disk, or the collector's database, reads nothing that a visitor wrote.
#include "sync/base/durable_file.h"
#include "sync/collector/commands.h"
#include "sync/collector/server.h"
#include "sync/collector/words_secrets.h"
#include "sync/contract/phone_link.h"
#include "sync/outbox/outbox.h"
#include "sync/sql/sqlite.h"
#include "sync/uplink/enrolment.h"
#include "sync/uplink/uplink.h"
#include "tests/base/temporary_folder.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>
#include <fstream>

using namespace peakend;

namespace {

std::string const words = "canary: the mirrors in room three";
std::string const contact = "canary@example.org";
std::string const later = "canary: and the lift is slow";

template <class T>
T must(Result<T> result)
{
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().what));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

Json questionnaire()
{
    return *parse_json(R"({
        "format": 1, "title": { "en": "Exit" }, "default_language": "en", "languages": ["en"],
        "questions": [
            { "key": "stars", "kind": "csat", "text": { "en": "How was it?" },
              "labels": [{ "en": "1" }, { "en": "2" }, { "en": "3" }, { "en": "4" }, { "en": "5" }] },
            { "key": "words", "kind": "text", "text": { "en": "What happened?" }, "most_characters": 200 },
            { "key": "reach", "kind": "contact", "text": { "en": "May we write?" }, "most_characters": 80,
              "consent": { "version": "2026-1", "text": { "en": "Only to answer you." } } }
        ],
        "thanks": { "title": { "en": "Thank you" }, "text": { "en": "It helps." } }
    })");
}

// The files below the folder in which these bytes stand.
std::vector<std::string> files_with(std::string_view bytes, std::filesystem::path const& folder)
{
    std::vector<std::string> found;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const text { std::istreambuf_iterator<char>(file), {} };
        if (text.find(bytes) != std::string::npos)
            found.push_back(entry.path().filename().string());
    }
    return found;
}

using Files = std::vector<std::string>;

// A kiosk's outbox, an uplink and a collector, each in its own folder, and a clock that the test sets. The
// kiosk's wall clock stands in 1970.
class Shop {
public:
    Shop()
        : server(must(Server::start({ .folder = collector(),
            .pages = folder.path(),
            .terminals_address = "127.0.0.1",
            .terminals_port = 0,
            .people_address = "127.0.0.1",
            .people_port = 0,
            .phone_address = "https://feedback.example" })))
    {
        std::filesystem::create_directory(kiosk());
        outbox.emplace(must(Outbox::open(kiosk())));
        auto const json = questionnaire();
        must(outbox->publish({ PublicationId::random(), revision_of(json), {}, "", "test" }, json, now));
        enrol();
    }

    void run()
    {
        for (int steps = 0; uplink->step(); ++steps)
            REQUIRE(steps < 10'000);
    }
    void pass(Milliseconds time)
    {
        now.at += time;
        run();
    }

    // Long enough for the outbox to be looked at, and for what was found to be gathered and sent.
    void send()
    {
        pass(shortest_look_interval);
        pass(std::chrono::seconds(5));
    }

    RecordId visit()
    {
        auto const id = RecordId::random();
        auto const key = look().words->text;
        must(outbox->begin({ id, revision_of(questionnaire()), "en", "landscape", now, {} }, { "stars", 2 }));
        must(outbox->keep(id, { "words", seal_words(key, words) }));
        must(outbox->keep(id, { "reach", seal_words(key, contact, "2026-1") }));
        return id;
    }
    void seal(RecordId const& id)
    {
        must(outbox->seal({ id, "en", Milliseconds(9'000), Ending::Completed }));
    }

    UplinkView::Glance look() const { return must(UplinkView(uplink_folder()).look(outbox->epoch())); }

    std::string write_on_phone(RecordId const& id) const
    {
        auto const glance = look();
        auto const link = offered_phone_link(glance.words, glance.enrolled->device, id, glance.anchors, now);
        REQUIRE(link);
        auto const body = canonical_json(Json::Object {
            { "token", link->substr(link->find('#') + 1) }, { "kind", "text" }, { "words", later } });
        auto client = must(http::Client::to(address(), {}));
        return must(client.post("/v1/addenda", "application/json", body)).body;
    }

    std::string address() const { return fmt::format("http://127.0.0.1:{}", server.terminals_port()); }
    std::filesystem::path kiosk() const { return folder.path() / "kiosk"; }
    std::filesystem::path uplink_folder() const { return folder.path() / "uplink"; }
    std::filesystem::path collector() const { return folder.path() / "collector"; }

    TemporaryFolder folder;
    Server server;
    Moment now { some_boot, boot_instant_of(100'000), instant_of(0) };
    std::optional<Outbox> outbox;
    std::optional<Uplink> uplink;

private:
    void enrol()
    {
        Configuration const configuration { address(), kiosk(), uplink_folder(), Milliseconds(0), "", "" };
        Process const process { "0.1.0", nullptr };
        auto const clock = [this] { return now; };
        {
            auto file = must(UplinkFile::open(uplink_folder()));
            auto const code
                = must(peakend::enrol(collector(), "Tidemark / South / Quay / Exit", "Europe/London"));
            must(peakend::enrol(file, configuration, process, code.code, clock));
        }
        uplink.emplace(must(Uplink::open(configuration, process, clock, [] { return 0.5; })));
        run();
    }
};

void check_nothing_in_clear(Shop const& shop)
{
    for (auto const& canary : { words, contact, later })
        CHECK(files_with(canary, shop.folder.path()) == Files {});
}

}

TEST_SUITE("Stolen terminal")
{
    TEST_CASE("nothing that a visitor wrote stands in clear on any disk, at any time")
    {
        Shop shop;
        must(replace_file(shop.folder.path() / "proof", words, 0600));
        REQUIRE(files_with(words, shop.folder.path()) == Files { "proof" });
        std::filesystem::remove(shop.folder.path() / "proof");

        auto const id = shop.visit();
        check_nothing_in_clear(shop);
        CHECK(shop.write_on_phone(id) == "{}");
        shop.seal(id);
        check_nothing_in_clear(shop);
        shop.send();
        check_nothing_in_clear(shop);

        REQUIRE(shop.look().progress->acknowledged_through == 2);
        auto const database = must(sql::open_reader(shop.collector() / "ledger.db"));
        std::string read;
        must(read_words(
            *database, *must(text_secret_if_any(shop.collector())), {}, [&](std::string_view line) {
                read += line;
                return Result<void>();
            }));
        for (auto const& canary : { words, contact, later })
            CHECK(read.find(canary) != std::string::npos);
        CHECK(read.find(R"("flags":[])") != std::string::npos);
    }

    TEST_CASE("what is safe at headquarters leaves the terminal's disk, sealed as it was")
    {
        Shop shop;
        auto const key = shop.look().words->text;
        auto const sealed = seal_words(key, words);
        auto const on_disk = base64url_of(sealed.ciphertext);
        auto const id = shop.visit();
        must(shop.outbox->keep(id, { "words", sealed }));
        shop.seal(id);
        shop.send();
        REQUIRE_FALSE(files_with(on_disk, shop.kiosk()).empty());
        REQUIRE(shop.look().progress->acknowledged_through == 2);

        must(shop.outbox->forget(2));

        CHECK(files_with(on_disk, shop.kiosk()) == Files {});
        CHECK(files_with(on_disk, shop.uplink_folder()) == Files {});
    }

    TEST_CASE("a later word joins its response though the terminal's clock stands in 1970")
    {
        Shop shop;
        auto const id = shop.visit();
        shop.pass(std::chrono::seconds(50));
        shop.write_on_phone(id);
        shop.seal(id);
        shop.send();

        auto const database = must(sql::open_reader(shop.collector() / "ledger.db"));
        auto const joined = must(database->query(
            "SELECT count(*) FROM addendum a JOIN response r ON r.device = a.device AND r.record_id = "
            "a.record_id"));
        CHECK(joined.front().whole(0) == 1);
    }
}
