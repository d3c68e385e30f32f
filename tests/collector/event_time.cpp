#include "sync/collector/event_time.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

std::string const this_boot(32, 'a');
std::string const other_boot(32, 'b');
auto const received = instant_of(1'800'000'000'000);

Moment moment(std::string const& boot, std::int64_t at, Instant wall = instant_of(0))
{
    return { boot, boot_instant_of(at), wall };
}

ClockAnchor anchor(std::string const& boot, std::int64_t at, Instant server)
{
    return { boot, boot_instant_of(at), server, Milliseconds(50) };
}

// A batch sent now, 100 s after this boot.
std::vector<EventTime> times(std::vector<Moment> const& started, std::vector<ClockAnchor> const& anchors,
    std::optional<Instant> before = {})
{
    return event_times(started, anchors, moment(this_boot, 100'000), received, before);
}

}

TEST_SUITE_BEGIN("event_times");

TEST_CASE("an anchor of the same boot gives the time whatever the wall clock says")
{
    auto const a_decade_off = received - std::chrono::days(3650);

    auto const found = times({ moment(this_boot, 40'000, a_decade_off) },
        { anchor(this_boot, 10'000, received - Milliseconds(90'000)) });

    CHECK(found == std::vector { EventTime { received - Milliseconds(60'000), true } });
}

TEST_CASE("the nearest of several anchors counts")
{
    auto const found = times({ moment(this_boot, 40'000) },
        { anchor(this_boot, 0, received - Milliseconds(5'000'000)),
            anchor(this_boot, 39'000, received - Milliseconds(61'000)) });

    CHECK(found.front().at == received - Milliseconds(60'000));
}

TEST_CASE("an anchor of another boot says nothing")
{
    auto const found = times({ moment(this_boot, 40'000) }, { anchor(other_boot, 40'000, received) });

    CHECK_FALSE(found.front().certain);
}

TEST_CASE("without an anchor the age by the boot clock counts, and is not certain")
{
    auto const found = times({ moment(this_boot, 40'000, received + std::chrono::days(9)) }, {});

    CHECK(found == std::vector { EventTime { received - Milliseconds(60'000), false } });
}

TEST_CASE("without an anchor a visit of another boot lies between its neighbours")
{
    auto const before = received - std::chrono::hours(5);
    auto const certain_after = received - std::chrono::hours(2);
    std::vector const after { anchor(this_boot, 50'000, certain_after) };

    auto const too_early
        = times({ moment(other_boot, 1, instant_of(0)), moment(this_boot, 50'000) }, after, before);
    auto const too_late
        = times({ moment(other_boot, 1, received), moment(this_boot, 50'000) }, after, before);
    auto const plausible
        = times({ moment(other_boot, 1, received - std::chrono::hours(3)), moment(this_boot, 50'000) }, after,
            before);

    CHECK(too_early[0] == EventTime { before, false });
    CHECK(too_late[0] == EventTime { certain_after, false });
    CHECK(plausible[0] == EventTime { received - std::chrono::hours(3), false });
    CHECK(plausible[1] == EventTime { certain_after, true });
}

TEST_CASE("an anchor that puts a visit into the future is not believed")
{
    auto const found = times(
        { moment(this_boot, 40'000) }, { anchor(this_boot, 40'000, received + std::chrono::hours(1)) });

    CHECK_FALSE(found.front().certain);
    CHECK(found.front().at <= received);
}

TEST_CASE("no visit begins after it was received")
{
    auto const found
        = times({ moment(this_boot, 40'000) }, { anchor(this_boot, 40'000, received + Milliseconds(30)) });

    CHECK(found == std::vector { EventTime { received, true } });
}

TEST_CASE("an anchor that puts a visit before 1970 is not believed")
{
    auto const long_ago = instant_of(-734'000'000'000'000);

    for (auto const server : { instant_of(-1), long_ago }) {
        auto const found = times({ moment(this_boot, 40'000), moment(this_boot, 41'000) },
            { anchor(this_boot, 40'000, server),
                anchor(this_boot, 41'000, received - Milliseconds(59'000)) });

        CHECK_FALSE(found[0].certain);
        CHECK(found[0].at >= instant_of(0));
        CHECK(found[1].certain);
    }
}

TEST_SUITE_END();
