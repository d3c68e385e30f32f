// What is tapped on a terminal without network reaches the tallies by a stick, and counts once when the
// network comes back: the kiosk's storage, the uplink and the collector, all the shipped code, joined as in a
// shop.
#include "sync/collector/commands.h"
#include "sync/collector/import.h"
#include "sync/collector/ledger.h"
#include "sync/collector/server.h"
#include "sync/outbox/outbox.h"
#include "sync/sql/sqlite.h"
#include "sync/uplink/uplink.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

template <class T>
T must(Result<T> result)
{
    REQUIRE_MESSAGE(result.has_value(), (result ? "" : result.error().what));
    return std::move(*result);
}

class Chain {
public:
    Chain()
    {
        for (auto const& each : { kiosk(), stick() })
            std::filesystem::create_directory(each);
        outbox.emplace(must(Outbox::open(kiosk())));
        REQUIRE(outbox->publish(publication_of(coffee_questionnaire()), coffee_questionnaire(), now));
        open_headquarters();
        open_uplink(fmt::format("http://127.0.0.1:{}", headquarters->terminals_port()));
        auto const code = must(enrol(ledger(), "Tidemark / South / Harbour Street / Café", "Europe/London"));
        REQUIRE(answer_to(Verb::Enrol, code.code).state == RequestState::Done);
    }

    std::filesystem::path kiosk() const { return folder.path() / "kiosk"; }
    std::filesystem::path stick() const { return folder.path() / "stick"; }
    std::filesystem::path ledger() const { return folder.path() / "ledger"; }

    void open_headquarters()
    {
        headquarters.emplace(must(Server::start({ .folder = ledger(),
            .pages = folder.path(),
            .terminals_address = "127.0.0.1",
            .terminals_port = 0,
            .people_address = "127.0.0.1",
            .people_port = 0,
            .most_waiting = 64 })));
    }
    void open_uplink(std::string server)
    {
        uplink.reset();
        Configuration const configuration { std::move(server), kiosk(), folder.path() / "uplink",
            Milliseconds(0), "", "" };
        uplink.emplace(must(Uplink::open(
            configuration, { "0.1.0", nullptr }, [this] { return now; }, [] { return 0.5; })));
        run();
    }
    // Nobody listens there.
    void cut_network() { open_uplink("http://127.0.0.1:9"); }
    void mend_network() { open_uplink(fmt::format("http://127.0.0.1:{}", headquarters->terminals_port())); }

    void pass(Milliseconds time)
    {
        now.at += time;
        now.wall += time;
        run();
    }

    RequestAnswer answer_to(Verb verb, std::string argument = "")
    {
        auto const id = must(outbox->ask({ RequestId::random(), verb, std::move(argument) }));
        pass(shortest_look_interval);
        auto const glance = must(UplinkView(folder.path() / "uplink").look(outbox->epoch()));
        for (auto const& answer : glance.answers)
            if (answer.id == id)
                return answer;
        FAIL("the request was not answered");
        return {};
    }

    ImportTotal import()
    {
        return must(
            import_files(ledger(), {}, std::vector { stick() }, [](auto const& path, auto const& file) {
                REQUIRE_MESSAGE(file, path.string(), ": ", (file ? "" : file.error().what));
            }));
    }

    // By answer: how often it was counted.
    std::map<std::string, std::int64_t> counted() const
    {
        auto const database = must(sql::open_reader(ledger_file(ledger())));
        std::map<std::string, std::int64_t> counts;
        for (auto const& row : must(database->query(
                 "SELECT value, sum(all_answers) FROM tally_hour GROUP BY value ORDER BY value")))
            counts[row.text(0)] = row.whole(1);
        return counts;
    }
    bool sums_follow() const { return check_tallies(ledger()).has_value(); }

    TemporaryFolder folder;
    Moment now = moment_of_today();
    std::optional<Outbox> outbox;
    std::optional<Server> headquarters;
    std::optional<Uplink> uplink;

private:
    static Moment moment_of_today()
    {
        auto moment = some_moment(10'000'000);
        moment.wall = UtcClock::now();
        return moment;
    }
    void run()
    {
        int steps = 0;
        while (uplink->step())
            REQUIRE(++steps < 10'000);
    }
};

using Counts = std::map<std::string, std::int64_t>;

}

TEST_CASE("what went by a stick is in the tallies, and posting it later counts nothing twice")
{
    Chain chain;
    chain.cut_network();
    REQUIRE(visit(*chain.outbox, 1, { "coffee", 5 }));
    REQUIRE(visit(*chain.outbox, 2, { "coffee", 1 }));
    auto const before = chain.counted();

    auto const exported = chain.answer_to(Verb::Export, chain.stick().string());
    auto const first = chain.import();
    auto const by_stick = chain.counted();
    auto const again = chain.import();

    CHECK(exported.state == RequestState::Done);
    CHECK(before.empty());
    CHECK(first.fresh == 2);
    CHECK(first.repeats == 0);  // the questionnaire went up and was acknowledged before
    CHECK(by_stick == Counts { { "1", 1 }, { "5", 1 } });
    CHECK(again.fresh == 0);
    CHECK(chain.counted() == by_stick);

    REQUIRE(visit(*chain.outbox, 3, { "coffee", 3 }));
    chain.mend_network();
    auto const synced = chain.answer_to(Verb::SyncNow);

    CHECK(synced.state == RequestState::Done);
    CHECK(synced.sentence == "Headquarters has everything.");
    CHECK(chain.counted() == Counts { { "1", 1 }, { "3", 1 }, { "5", 1 } });
    CHECK(chain.sums_follow());
}

TEST_CASE("a stick that arrives after its records were posted counts nothing")
{
    Chain chain;
    chain.cut_network();
    REQUIRE(visit(*chain.outbox, 1, { "coffee", 5 }));
    CHECK(chain.answer_to(Verb::Export, chain.stick().string()).state == RequestState::Done);
    chain.mend_network();
    REQUIRE(chain.answer_to(Verb::SyncNow).state == RequestState::Done);

    auto const total = chain.import();

    CHECK(total.fresh == 0);
    CHECK(chain.counted() == Counts { { "5", 1 } });
    CHECK(chain.answer_to(Verb::Export, chain.stick().string()).sentence
        == "Headquarters has everything: there is nothing to export.");
}

TEST_CASE("a terminal that never had a network after its enrolment is counted whole, file after file")
{
    Chain chain;
    chain.cut_network();
    for (std::uint8_t visitor = 1; visitor <= 3; ++visitor) {
        REQUIRE(visit(*chain.outbox, visitor, { "coffee", 5 }));
        CHECK(chain.answer_to(Verb::Export, chain.stick().string()).state == RequestState::Done);
        chain.import();
    }

    CHECK(chain.counted() == Counts { { "5", 3 } });
    CHECK(chain.sums_follow());
    chain.headquarters.reset();
    CHECK(chain.import().fresh == 0);  // and with no collector running
}
