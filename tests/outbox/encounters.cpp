#include "sync/outbox/outbox.h"

#include "sync/outbox/outbox_view.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

constexpr std::int64_t hour = 3'600'000;

struct Box {
    TemporaryFolder folder;
    std::optional<Outbox> opened = *Outbox::open(folder.path());
    Outbox* operator->() { return &*opened; }

    std::vector<Encounters> sealed() const
    {
        std::vector<Encounters> all;
        auto const glance = *OutboxView(folder.path()).look(0, 1000, 1 << 20);
        for (auto const& record : glance.records)
            all.push_back(std::get<Encounters>(*record_body_from(*parse_json(record.body))));
        return all;
    }
    void restart()
    {
        opened.reset();
        opened = *Outbox::open(folder.path());
    }
};

Moment of_other_boot(std::int64_t at)
{
    return { std::string(32, 'f'), boot_instant_of(at), instant_of(at) };
}

}

TEST_SUITE("Outbox: encounters")
{
    TEST_CASE("an hour is sealed when it is over, and once")
    {
        Box box;
        REQUIRE(box->meet(Encounter::Woken, some_moment(hour + 1'000)));
        REQUIRE(box->meet(Encounter::Woken, some_moment(hour + 2'000)));
        REQUIRE(box->meet(Encounter::Rated, some_moment(hour + 2'000)));

        CHECK(*box->seal_encounters(hour_of(some_moment(2 * hour - 1))) == 0);
        CHECK(*box->seal_encounters(hour_of(some_moment(2 * hour))) == 1);
        CHECK(*box->seal_encounters(hour_of(some_moment(3 * hour))) == 0);

        auto const sealed = box.sealed();
        REQUIRE(sealed.size() == 1);
        CHECK(sealed[0].made == some_moment(hour));
        CHECK(sealed[0].of(Encounter::Woken) == 2);
        CHECK(sealed[0].of(Encounter::FirstTouch) == 0);
        CHECK(sealed[0].of(Encounter::Rated) == 1);
    }

    TEST_CASE("what was counted outlives the process")
    {
        Box box;
        REQUIRE(box->meet(Encounter::FirstTouch, some_moment(1'000)));

        box.restart();
        REQUIRE(box->meet(Encounter::FirstTouch, some_moment(2'000)));
        CHECK(*box->seal_encounters(some_moment(3'000)) == 1);

        CHECK(box.sealed().at(0).of(Encounter::FirstTouch) == 2);
    }

    TEST_CASE("hours of an earlier boot are over, whatever their clock says")
    {
        Box box;
        REQUIRE(box->meet(Encounter::Woken, of_other_boot(900 * hour)));
        REQUIRE(box->meet(Encounter::Woken, some_moment(1'000)));

        CHECK(*box->seal_encounters(hour_of(some_moment(1'000))) == 1);

        CHECK(box.sealed().at(0).made.boot_id == std::string(32, 'f'));
    }

    TEST_CASE("what comes after an hour was sealed is sealed as a further record of that hour")
    {
        Box box;
        REQUIRE(box->meet(Encounter::Woken, some_moment(1'000)));
        REQUIRE(*box->seal_encounters(some_moment(hour)) == 1);

        REQUIRE(box->meet(Encounter::TimedOut, some_moment(1'000)));
        REQUIRE(*box->seal_encounters(some_moment(2 * hour)) == 1);

        auto const sealed = box.sealed();
        REQUIRE(sealed.size() == 2);
        CHECK(sealed[1].made == sealed[0].made);
        CHECK(sealed[1].of(Encounter::Woken) == 0);
        CHECK(sealed[1].of(Encounter::TimedOut) == 1);
    }

    TEST_CASE("encounters take seqs like all that is sealed")
    {
        Box box;
        REQUIRE(visit(*box.opened, 1));
        REQUIRE(box->meet(Encounter::Woken, some_moment(1'000)));
        REQUIRE(box->seal_encounters(some_moment(hour)));

        CHECK(box->standing()->next_seq == 3);
    }
}
