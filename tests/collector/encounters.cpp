#include "sync/collector/reports.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// Of the hour of the terminal's boot clock that the instant is in: with Terminal::booted, hours of UTC.
Encounters met(Terminal const& terminal, Instant when, std::array<std::int64_t, encounter_kinds> counts)
{
    return { RecordId::random(), hour_of(terminal.moment(when)), counts };
}

Json ask(Shop& shop, QueryParameters parameters)
{
    parameters.emplace("from", "2026-11-16");
    parameters.emplace("to", "2026-11-16");
    return must(Reports(shop.database())
                    .encounters(must(tally_query_from(parameters)), noon + std::chrono::hours(1)));
}

Json::Array rows(Json const& reply) { return *reply.find("rows")->array(); }

std::string text(Json const& row, std::initializer_list<char const*> names)
{
    auto const* found = &row;
    for (auto const* name : names) {
        found = found->find(name);
        REQUIRE_MESSAGE(found, name);
    }
    return canonical_json(*found);
}

}

TEST_SUITE_BEGIN("Encounters");

TEST_CASE("hours add up, with the response rate by both definitions")
{
    Shop shop;
    auto terminal = shop.enrol();
    terminal.seal(met(terminal, noon, { 80, 50, 40, 3, 6 }));
    terminal.seal(met(terminal, noon - std::chrono::hours(1), { 20, 10, 10, 0, 1 }));
    shop.sync(terminal);

    auto const row = rows(ask(shop, {})).at(0);

    CHECK(text(row, { "start" }) == R"("2026-11-16")");
    CHECK(text(row, { "woken" }) == "100");
    CHECK(text(row, { "first_touches" }) == "60");
    CHECK(text(row, { "rated" }) == "50");
    CHECK(text(row, { "walked_away" }) == "3");
    CHECK(text(row, { "timed_out" }) == "7");
    CHECK(text(row, { "response_rate", "of_woken", "value" }) == "50");
    CHECK(text(row, { "response_rate", "of_woken", "n" }) == "100");
    // Wilson, 50 of 100: 40.4 - 59.6.
    CHECK(*row.find("response_rate")->find("of_woken")->find("low")->real()
        == doctest::Approx(40.4).epsilon(1e-3));
    CHECK(*row.find("response_rate")->find("of_first_touches")->find("value")->real()
        == doctest::Approx(83.333).epsilon(1e-4));
}

TEST_CASE("an hour counts in the hour of the store's own clock")
{
    Shop shop;
    auto terminal = shop.enrol(SigningKey::generate(), fitting_rooms, "Asia/Shanghai");
    terminal.seal(met(terminal, noon - std::chrono::hours(1), { 10, 5, 5, 0, 0 }));
    shop.sync(terminal);

    auto const found = rows(ask(shop, { { "by", "hour" } }));

    REQUIRE(found.size() == 1);
    CHECK(text(found[0], { "start" }) == R"("2026-11-16T19:00")");
}

TEST_CASE("a record that came twice counts once")
{
    Shop shop;
    auto terminal = shop.enrol();
    terminal.seal(met(terminal, noon, { 80, 50, 40, 3, 6 }));
    auto const batch = terminal.verified_batch();
    must(shop.record(batch));
    must(shop.record(batch));

    CHECK(text(rows(ask(shop, {})).at(0), { "woken" }) == "80");
}

TEST_CASE("an hour's record moves no visit of its neighbours")
{
    Shop shop;
    auto terminal = shop.enrol();
    terminal.anchors.clear();
    terminal.publish();
    terminal.rate(5, noon);
    terminal.seal(met(terminal, noon - std::chrono::hours(2), { 1, 1, 1, 0, 0 }));
    shop.sync(terminal);

    auto const times = must(shop.database().query("SELECT event_time FROM response"));

    CHECK(instant_of(times.at(0).whole(0)) == noon);
}

TEST_CASE("places are kept apart and few encounters get no rate")
{
    Shop shop;
    auto here = shop.enrol();
    auto there = shop.enrol(SigningKey::generate(), "Tidemark / North / Station / Till");
    here.seal(met(here, noon, { 4, 4, 4, 0, 0 }));
    there.seal(met(there, noon, { 9, 0, 0, 0, 0 }));
    shop.sync(here);
    shop.sync(there);

    auto const found = rows(ask(shop, { { "per", "store" } }));
    auto const only_north = rows(ask(shop, { { "place", "tidemark/north" } }));

    REQUIRE(found.size() == 2);
    CHECK(text(found[0], { "place" }) == R"("tidemark/north/station")");
    CHECK(text(found[0], { "response_rate", "of_first_touches" }) == "null");
    CHECK(text(found[1], { "response_rate", "of_woken" }) == R"({"n":4,"standing":"too_few"})");
    REQUIRE(only_north.size() == 1);
    CHECK(text(only_north[0], { "woken" }) == "9");
}

TEST_CASE("who asks for a question's encounters is told that there are none")
{
    Shop shop;

    auto const reply
        = Reports(shop.database()).encounters(must(tally_query_from({ { "question", "rooms" } })), noon);

    REQUIRE_FALSE(reply);
    CHECK(reply.error().fault == Fault::Invalid);
}
