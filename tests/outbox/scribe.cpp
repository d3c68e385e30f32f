#include "sync/outbox/scribe.h"

#include "sync/outbox/outbox_view.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>
#include <semaphore>

using namespace peakend;

namespace {

// A Scribe at work, and the outcomes it told so far.
struct Desk {
    TemporaryFolder folder;
    std::counting_semaphore<> told { 0 };
    std::optional<Scribe> scribe;

    Desk()
    {
        scribe.emplace(*Outbox::open(folder.path()), [this] { told.release(); });
    }

    std::vector<Scribe::Outcome> wait_for(int count)
    {
        for (int i = 0; i < count; ++i)
            told.acquire();
        return scribe->outcomes();
    }
    OutboxView::Glance look() const { return *OutboxView(folder.path()).look(0, 1000, 1 << 20); }
};

}

TEST_SUITE("Scribe")
{
    TEST_CASE("commits deeds in the order given and tells what became of each in that order")
    {
        Desk desk;
        auto const opening = some_opening(1);

        desk.scribe->write(7, BeginVisit { opening, { "coffee", 1 } });
        desk.scribe->write(8, KeepAnswer { opening.id, { "coffee", 3, true } });
        desk.scribe->write(9, SealVisit { some_closing(1) });
        desk.scribe->write(10, Probe {});
        auto const outcomes = desk.wait_for(4);

        REQUIRE(outcomes.size() == 4);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            CHECK(outcomes[i].ticket == 7 + i);
            CHECK(outcomes[i].result);
        }
        REQUIRE(desk.look().records.size() == 1);
        auto const response
            = std::get<Response>(*record_body_from(*parse_json(desk.look().records.front().body)));
        CHECK(response.answers == std::vector<Answer> { { "coffee", 3, true } });
    }

    TEST_CASE("an outcome is told once, and only after its commit")
    {
        Desk desk;
        desk.scribe->write(1, BeginVisit { some_opening(1), { "coffee", 5 } });
        desk.scribe->write(2, SealVisit { some_closing(1) });

        CHECK(desk.wait_for(2).size() == 2);

        CHECK(desk.look().records.size() == 1);
        CHECK(desk.scribe->outcomes().empty());
    }

    TEST_CASE("a deed that fails is told as such and the later ones are done")
    {
        Desk desk;

        desk.scribe->write(1, SealVisit { some_closing(9) });
        desk.scribe->write(2, BeginVisit { some_opening(1), { "coffee", 5 } });
        desk.scribe->write(3, SealVisit { some_closing(1) });
        auto const outcomes = desk.wait_for(3);

        REQUIRE(outcomes.size() == 3);
        REQUIRE_FALSE(outcomes[0].result);
        CHECK(outcomes[0].result.error().fault == Fault::Invalid);
        CHECK(outcomes[1].result);
        CHECK(outcomes[2].result);
        CHECK(desk.look().records.size() == 1);
    }

    TEST_CASE("forgets what is safe and settles requests")
    {
        TemporaryFolder const folder;
        auto outbox = *Outbox::open(folder.path());
        Request const request { some_id<RequestId>(1), Verb::SyncNow, "" };
        REQUIRE(visit(outbox, 1));
        REQUIRE(outbox.ask(request));
        Progress safe;
        safe.epoch = outbox.epoch();
        safe.acknowledged_through = safe.safe_through = 1;

        {
            Scribe scribe(std::move(outbox), [] {});
            scribe.write(1, Follow { safe, {}, Epoch::random(), some_moment(200'000) });
            scribe.write(2, SettleRequest { request.id });
        }

        auto const glance = *OutboxView(folder.path()).look(0, 100, 1000);
        CHECK(glance.records.empty());
        CHECK(glance.requests.empty());
    }

    TEST_CASE("finishes what it was given before it goes, and lets the folder go with it")
    {
        Desk desk;
        for (std::uint8_t visitor = 1; visitor <= 50; ++visitor) {
            desk.scribe->write(visitor, BeginVisit { some_opening(visitor), { "coffee", 5 } });
            desk.scribe->write(visitor, SealVisit { some_closing(visitor) });
        }

        desk.scribe.reset();

        CHECK(desk.look().records.size() == 50);
        CHECK(Outbox::open(desk.folder.path()));
    }
}
