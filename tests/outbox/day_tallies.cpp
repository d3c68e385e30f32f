#include "sync/outbox/day_tallies.h"

#include "sync/outbox/outbox.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <cstdlib>
#include <ctime>
#include <doctest/doctest.h>

using namespace peakend;

namespace {

// The process's time zone, put back afterwards.
class Zone {
public:
    explicit Zone(char const* name)
    {
        if (auto const* before = std::getenv("TZ"))
            m_before = before;
        setenv("TZ", name, 1);
        tzset();
    }
    Zone(Zone const&) = delete;
    Zone& operator=(Zone const&) = delete;
    ~Zone()
    {
        m_before ? setenv("TZ", m_before->c_str(), 1) : unsetenv("TZ");
        tzset();
    }

private:
    std::optional<std::string> m_before;
};

constexpr std::int32_t every_day = 1'000'000;

struct Box {
    TemporaryFolder folder;
    Outbox outbox = *Outbox::open(folder.path());

    Box()
    {
        auto const questionnaire = coffee_questionnaire();
        REQUIRE(outbox.publish(publication_of(questionnaire), questionnaire, some_moment(0)));
    }

    void say(std::string_view wall, Answer const& answer, std::vector<Flag> flags = {})
    {
        auto opening = some_opening(1);
        opening.id = RecordId::random();
        opening.started.wall = *parse_rfc3339(wall);
        opening.flags = std::move(flags);
        REQUIRE(outbox.begin(opening, answer));
        REQUIRE(outbox.seal({ opening.id, "en", Milliseconds(0), Ending::Completed }));
    }
    Contributions all() { return *counted(**look_into(terminal_file, folder.path()), 0, every_day); }
};

}

TEST_SUITE("Outbox, its own tallies")
{
    TEST_CASE("what is sealed is counted by local day and hour of the first tap")
    {
        Zone const hong_kong("HKT-8");
        Box box;

        box.say("2026-11-16T15:59:59.999Z", { "coffee", 5 });
        box.say("2026-11-16T16:00:00.000Z", { "coffee", 5 });
        box.say("2026-11-16T16:30:00.000Z", { "coffee", 5 });

        auto const found = box.all().tallies;
        REQUIRE(found.size() == 2);
        CHECK(found[0].local_day == 20773);
        CHECK(found[0].local_hour == 23);
        CHECK(found[0].all == 1);
        CHECK(found[1].local_day == 20774);
        CHECK(found[1].local_hour == 0);
        CHECK(found[1].value == "5");
        CHECK(found[1].all == 2);
        CHECK(found[1].cleaned == 2);
        CHECK(found[1].ending == Ending::Completed);
        CHECK(found[1].language == "en");
    }

    TEST_CASE("a flagged response counts in all, not in cleaned, and with its reason")
    {
        Box box;

        box.say("2026-11-16T12:00:00.000Z", { "coffee", 1 }, { Flag::TestMode });

        auto const found = box.all();
        REQUIRE(found.tallies.size() == 1);
        CHECK(found.tallies.front().all == 1);
        CHECK(found.tallies.front().cleaned == 0);
        REQUIRE(found.exclusions.size() == 1);
        CHECK(found.exclusions.front().reason == Flag::TestMode);
        CHECK(found.exclusions.front().responses == 1);
    }

    TEST_CASE("tallies stay when their records are forgotten")
    {
        Box box;
        box.say("2026-11-16T12:00:00.000Z", { "coffee", 5 });

        REQUIRE(*box.outbox.forget(100) == 2);

        CHECK(box.all().tallies.size() == 1);
    }

    TEST_CASE("the same day under another icon counts in the same series")
    {
        Box box;
        box.say("2026-11-16T12:00:00.000Z", { "coffee", 5 });
        auto const renamed = with(coffee_questionnaire(), "icon", "till");
        REQUIRE(box.outbox.publish(publication_of(renamed), renamed, some_moment(0)));

        auto opening = some_opening(2);
        opening.revision = revision_of(renamed);
        opening.started.wall = *parse_rfc3339("2026-11-16T12:30:00.000Z");
        REQUIRE(box.outbox.begin(opening, { "coffee", 5 }));
        REQUIRE(box.outbox.seal(some_closing(2)));

        REQUIRE(box.all().tallies.size() == 1);
        CHECK(box.all().tallies.front().all == 2);
    }

    TEST_CASE("four hundred days are kept, counted in days on which somebody came")
    {
        Zone const utc("UTC");
        Box box;
        auto const first = *parse_rfc3339("2026-01-01T12:00:00.000Z");
        for (int day = 0; day < day_tallies_kept; ++day)
            box.say(rfc3339(first + std::chrono::hours(24 * day)), { "coffee", 5 });
        REQUIRE(box.all().tallies.size() == day_tallies_kept);

        box.say("2036-01-01T12:00:00.000Z", { "coffee", 5 }, { Flag::ClockUncertain });

        auto const found = box.all();
        CHECK(found.tallies.size() == day_tallies_kept);
        CHECK(found.tallies.front().local_day == 20455);
        CHECK(found.exclusions.size() == 1);
    }
}
