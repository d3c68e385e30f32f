#include "sync/collector/reports.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

std::string const harbour = "Tidemark / South / Harbour Street / Fitting rooms";
std::string const harbour_till = "Tidemark / South / Harbour Street / Till";
std::string const station = "Tidemark / North / Station / Till";

Json ask(Shop& shop, QueryParameters const& parameters, Instant now = noon + std::chrono::hours(1))
{
    return must(Reports(shop.database()).tallies(must(tally_query_from(parameters)), now));
}

Json const& at(Json const& json, std::initializer_list<char const*> names)
{
    auto const* found = &json;
    for (auto const* name : names) {
        found = found->find(name);
        REQUIRE_MESSAGE(found, name);
    }
    return *found;
}

Json::Array const& rows(Json const& reply, std::size_t block = 0)
{
    auto const& series = *at(reply, { "series" }).array();
    REQUIRE(series.size() > block);
    return *at(series[block], { "rows" }).array();
}

}

TEST_SUITE_BEGIN("Reports");

TEST_CASE("counts stand per series, and series are never added")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.seal(terminal.response(noon,
        { { "rooms", 5 }, { "why", std::vector<std::string> { "queue", "mess" } }, { "recommend", 9 } }));
    terminal.seal(
        terminal.response(noon, { { "rooms", 1 }, { "why", std::vector<std::string> { "queue" } } }));
    shop.sync(terminal);

    auto const reply = ask(shop, { { "from", "2026-11-16" }, { "to", "2026-11-16" } });

    auto const& blocks = *at(reply, { "series" }).array();
    REQUIRE(blocks.size() == 3);
    CHECK(*at(blocks[0], { "key" }).text() == "recommend");
    CHECK(canonical_json(at(rows(reply, 1)[0], { "counts", "all" })) == R"({"1":1,"5":1})");
    CHECK(canonical_json(at(rows(reply, 2)[0], { "counts", "all" })) == R"({"mess":1,"queue":2})");
    CHECK(canonical_json(at(rows(reply, 2)[0], { "respondents" })) == R"({"all":2,"cleaned":2})");
}

TEST_CASE("a score below five answers is too few, below thirty indicative")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    auto when = noon - std::chrono::hours(1);
    auto const minutely = [&] { return when += std::chrono::minutes(1); };
    for (int taps = 0; taps < 4; ++taps)
        terminal.rate(5, minutely());
    shop.sync(terminal);
    auto const four = ask(shop, { { "question", "rooms" } });
    terminal.rate(4, minutely());
    shop.sync(terminal);
    auto const five = ask(shop, { { "question", "rooms" } });
    for (int taps = 0; taps < 25; ++taps)
        terminal.rate(4, minutely());
    shop.sync(terminal);
    auto const thirty = ask(shop, { { "question", "rooms" } });

    CHECK(canonical_json(at(rows(four)[0], { "scores", "csat" })) == R"({"n":4,"standing":"too_few"})");
    CHECK(*at(rows(five)[0], { "scores", "csat", "standing" }).text() == "indicative");
    CHECK(*at(rows(five)[0], { "scores", "csat", "value" }).real() == 100.0);
    CHECK(at(rows(five)[0], { "scores" }).find("nps") == nullptr);
    CHECK(*at(rows(thirty)[0], { "scores", "smiley_index", "standing" }).text() == "ok");
}

TEST_CASE("flagged ratings are in `all`, not in `cleaned`, and told by reason")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    auto flagged = terminal.response(noon, { { "rooms", 1 } });
    flagged.flags = { Flag::TooFast };
    terminal.seal(flagged);
    shop.sync(terminal);

    auto const reply = ask(shop, { { "question", "rooms" } });

    CHECK(canonical_json(at(rows(reply)[0], { "counts" })) == R"({"all":{"1":1,"5":1},"cleaned":{"5":1}})");
    CHECK(canonical_json(at(reply, { "excluded" })) == R"({"too_fast":1})");
    auto const all = ask(shop, { { "question", "rooms" }, { "count", "all" } });
    CHECK(*at(rows(all)[0], { "scores", "csat", "n" }).whole() == 2);
    CHECK(*at(rows(reply)[0], { "scores", "csat", "n" }).whole() == 1);
}

TEST_CASE("rows stand per place, and a place counts all below it")
{
    Shop shop;
    for (auto const& path : { harbour, harbour_till, station }) {
        auto terminal = shop.enrol(SigningKey::generate(), path);
        terminal.publish();
        terminal.rate(5);
        shop.sync(terminal);
    }

    auto const per_store = ask(shop, { { "question", "rooms" }, { "per", "store" } });
    auto const south = ask(shop, { { "question", "rooms" }, { "place", "tidemark/south" } });
    auto const whole = ask(shop, { { "question", "rooms" } });

    REQUIRE(rows(per_store).size() == 2);
    CHECK(*at(rows(per_store)[0], { "place" }).text() == "tidemark/north/station");
    CHECK(*at(rows(per_store)[1], { "place_name" }).text() == "Harbour Street");
    CHECK(*at(rows(per_store)[1], { "respondents", "all" }).whole() == 2);
    REQUIRE(rows(south).size() == 1);
    CHECK(*at(rows(south)[0], { "place_name" }).text() == "South");
    CHECK(*at(rows(south)[0], { "respondents", "all" }).whole() == 2);
    CHECK(*at(rows(whole)[0], { "respondents", "all" }).whole() == 3);
}

TEST_CASE("a place that only begins alike is another place")
{
    Shop shop;
    for (auto const* path : { "A / B / C / D", "A / B / CC / D" }) {
        auto terminal = shop.enrol(SigningKey::generate(), path);
        terminal.publish();
        terminal.rate(5);
        shop.sync(terminal);
    }

    auto const reply = ask(shop, { { "question", "rooms" }, { "place", "a/b/c" } });

    CHECK(*at(rows(reply)[0], { "respondents", "all" }).whole() == 1);
}

TEST_CASE("periods are hours, days, weeks from Monday and months, in the place's own time")
{
    Shop shop;
    auto terminal = shop.enrol(SigningKey::generate(), harbour, "Asia/Shanghai");
    terminal.publish();
    for (auto const* when :
        { "2026-10-31T15:00:00Z", "2026-10-31T17:00:00Z", "2026-11-15T15:59:00Z", "2026-11-15T16:00:00Z" })
        terminal.rate(5, must(parse_rfc3339(when)));
    shop.sync(terminal, noon);

    auto const starts = [&](char const* grain, char const* from) {
        std::vector<std::string> found;
        auto const reply = ask(
            shop, { { "question", "rooms" }, { "from", from }, { "to", "2026-11-16" }, { "by", grain } });
        for (auto const& row : rows(reply))
            found.push_back(*at(row, { "start" }).text());
        return found;
    };

    using Starts = std::vector<std::string>;
    CHECK(starts("day", "2026-10-01") == Starts { "2026-10-31", "2026-11-01", "2026-11-15", "2026-11-16" });
    CHECK(starts("hour", "2026-11-15") == Starts { "2026-11-15T23:00", "2026-11-16T00:00" });
    CHECK(starts("week", "2026-10-01") == Starts { "2026-10-26", "2026-11-09", "2026-11-16" });
    CHECK(starts("month", "2026-10-01") == Starts { "2026-10-01", "2026-11-01" });
}

TEST_CASE("today is the day on each store's own clock")
{
    Shop shop;
    auto const late = must(parse_rfc3339("2026-11-16T20:00:00Z"));  // already the 17th in Shanghai
    auto london = shop.enrol(SigningKey::generate(), harbour, "Europe/London");
    auto shanghai = shop.enrol(SigningKey::generate(), station, "Asia/Shanghai");
    for (auto* terminal : { &london, &shanghai }) {
        terminal->publish();
        terminal->rate(5, late);
        shop.sync(*terminal, late);
    }

    auto const reply = ask(
        shop, { { "question", "rooms" }, { "per", "store" }, { "from", "today" }, { "to", "today" } }, late);

    CHECK(*at(reply, { "from" }).text() == "2026-11-16");
    CHECK(*at(reply, { "to" }).text() == "2026-11-17");
    REQUIRE(rows(reply).size() == 2);
    CHECK(*at(rows(reply)[0], { "start" }).text() == "2026-11-16");
    CHECK(*at(rows(reply)[1], { "start" }).text() == "2026-11-17");
}

TEST_CASE("a span of days is one row for each place, also where the stores' dates differ")
{
    Shop shop;
    auto const late = must(parse_rfc3339("2026-11-16T20:00:00Z"));  // already the 17th in Shanghai
    auto london = shop.enrol(SigningKey::generate(), harbour, "Europe/London");
    auto shanghai = shop.enrol(SigningKey::generate(), station, "Asia/Shanghai");
    for (auto* terminal : { &london, &shanghai }) {
        terminal->publish();
        terminal->rate(5, late);
        terminal->rate(1, late - std::chrono::hours(24));
        terminal->seal(Encounters { RecordId::random(), hour_of(terminal->moment(late)), { 8, 5, 4, 0, 0 } });
        shop.sync(*terminal, late);
    }
    QueryParameters parameters { { "by", "span" }, { "from", "today" }, { "to", "today" } };

    auto const met = must(Reports(shop.database()).encounters(must(tally_query_from(parameters)), late));
    parameters.emplace("question", "rooms");
    auto const today = ask(shop, parameters, late);
    parameters.emplace("per", "store");
    auto const per_store = ask(shop, parameters, late);
    auto const both_days = ask(shop,
        { { "question", "rooms" }, { "by", "span" }, { "from", "2026-11-15" }, { "to", "today" } }, late);

    CHECK(*at(today, { "by" }).text() == "span");
    REQUIRE(rows(today).size() == 1);
    CHECK(*at(rows(today)[0], { "start" }).text() == "2026-11-16");
    CHECK(canonical_json(at(rows(today)[0], { "counts", "all" })) == R"({"5":2})");
    REQUIRE(rows(per_store).size() == 2);
    CHECK(*at(rows(per_store)[1], { "respondents", "all" }).whole() == 1);
    REQUIRE(rows(both_days).size() == 1);
    CHECK(*at(rows(both_days)[0], { "start" }).text() == "2026-11-15");
    CHECK(canonical_json(at(rows(both_days)[0], { "counts", "all" })) == R"({"1":2,"5":2})");
    auto const& encounters = *at(met, { "rows" }).array();
    REQUIRE(encounters.size() == 1);
    CHECK(*at(encounters[0], { "woken" }).whole() == 16);
}

TEST_CASE("a question that can't be read any more is named, and the others are answered")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    shop.sync(terminal);
    must(shop.database().execute("INSERT INTO questionnaire(revision, body) VALUES ($1, '{}')",
        { sql::Bytes { std::string(32, 'r') } }));
    must(shop.database().execute(
        "UPDATE series SET revision = $1 WHERE key = 'recommend'", { sql::Bytes { std::string(32, 'r') } }));

    auto const reply = ask(shop, {});
    auto const alone = ask(shop, { { "question", "recommend" } });

    CHECK(at(reply, { "series" }).array()->size() == 2);
    REQUIRE(at(reply, { "unreadable" }).array()->size() == 1);
    CHECK(*at(reply, { "unreadable" }).array()->front().find("key")->text() == "recommend");
    CHECK(*at(reply, { "unreadable" }).array()->front().find("wording")->text() == "Would you recommend us?");
    CHECK(at(alone, { "series" }).array()->empty());
    CHECK(at(alone, { "unreadable" }).array()->size() == 1);
    CHECK(at(ask(shop, { { "question", "rooms" } }), { "unreadable" }).array()->empty());
}

TEST_CASE("a question or series that nobody was asked is Invalid and tells what there is")
{
    Shop shop;
    auto const fault = [&](QueryParameters const& parameters) {
        auto const reply = Reports(shop.database()).tallies(must(tally_query_from(parameters)), noon);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().fault == Fault::Invalid);
        return reply.error().what;
    };
    auto const before = fault({ { "question", "recommend" } });

    shop.known_terminal();

    CHECK(before == "there is no question 'recommend': no terminal has sent any question yet");
    CHECK(fault({ { "question", "recommnd" } })
        == "there is no question 'recommnd' (did you mean 'recommend'?); of questions there are: recommend, "
           "rooms, why");
    CHECK(fault({ { "series", std::string(32, '0') } })
              .ends_with("of questions there are: recommend, rooms, why"));
    CHECK(at(ask(shop, { { "question", "recommend" } }), { "series" }).array()->size() == 1);
}

TEST_CASE("of very many questions only some are told")
{
    Shop shop;
    for (int i = 10; i < 40; ++i)
        must(shop.database().execute(
            "INSERT INTO series(series, key, kind, wording, revision) VALUES ($1, $2, "
            "'nps', '', $1)",
            { sql::Bytes { std::string(16, static_cast<char>(i)) }, "q" + std::to_string(i) }));

    auto const reply
        = Reports(shop.database()).tallies(must(tally_query_from({ { "question", "x" } })), noon);

    REQUIRE_FALSE(reply);
    CHECK(reply.error().what.ends_with("q28, q29 and 10 more"));
}

TEST_CASE("respondents are those who answered in the kind that was asked")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    for (int taps = 0; taps < 3; ++taps)
        terminal.seal(terminal.response(noon - std::chrono::minutes(taps), { { "recommend", 9 } }));
    terminal.seal(terminal.response(noon, { { "recommend", std::string("price") }, { "why", 3 } }));
    terminal.seal(terminal.response(noon, { { "recommend", std::string("9lives") } }));
    terminal.seal(terminal.response(noon, { { "recommend", 11 } }));
    terminal.seal(terminal.response(noon, { { "why", std::vector<std::string> { "queue", "mess" } } }));
    shop.sync(terminal);

    auto const nps = rows(ask(shop, { { "question", "recommend" }, { "count", "all" } })).front();
    auto const why = rows(ask(shop, { { "question", "why" } })).front();

    CHECK(*at(nps, { "scores", "nps", "n" }).whole() == 3);
    CHECK(*at(nps, { "respondents", "all" }).whole() == 3);
    CHECK(*at(why, { "respondents", "all" }).whole() == 1);
}

TEST_CASE("a place that is not there is a fault, not an empty answer")
{
    Shop shop;

    auto const reply
        = Reports(shop.database()).tallies(must(tally_query_from({ { "place", "nowhere" } })), noon);

    REQUIRE_FALSE(reply.has_value());
    CHECK(reply.error().fault == Fault::Invalid);
}

TEST_CASE("the database goes to a terminal's tallies by their key, and scans none")
{
    Shop shop;
    for (auto const grain : { Grain::Hour, Grain::Day, Grain::Month, Grain::Span }) {
        TallyQuery query;
        query.by = grain;
        query.per = PlaceKind::Store;
        auto const sql = "EXPLAIN QUERY PLAN " + tally_sums(query);

        std::string plan;
        for (auto const& row : must(shop.database().query(
                 sql, { sql::Bytes { "x" }, std::int64_t { 1 }, std::int64_t { 2 }, "", "" })))
            plan += row.text(3) + "\n";

        CAPTURE(plan);
        CHECK(plan.find("(device=? AND series=? AND day>? AND day<?)") != std::string::npos);
        CHECK(plan.find("SCAN a") == std::string::npos);
    }
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("TallyQuery");

TEST_CASE("what is unknown, doubled or out of range is named")
{
    for (QueryParameters const& parameters : std::vector<QueryParameters> {
             { { "form", "2026-11-16" } },
             { { "place", "a" }, { "place", "b" } },
             { { "series", "xyz" } },
             { { "series", std::string(32, '0') }, { "question", "rooms" } },
             { { "by", "minute" } },
             { { "per", "shelf" } },
             { { "count", "some" } },
             { { "from", "yesterday" } },
             { { "from", "2026-11-17" }, { "to", "2026-11-16" } },
             { { "from", "1990-01-01" }, { "to", "2026-11-16" } },
             { { "from", "2026-01-01" }, { "to", "2026-11-16" }, { "by", "hour" } },
         }) {
        auto const query = tally_query_from(parameters);
        CAPTURE(parameters.begin()->first);
        REQUIRE_FALSE(query.has_value());
        CHECK(query.error().fault == Fault::Invalid);
    }
}

TEST_CASE("nothing said means everywhere, today, by day, cleaned")
{
    auto const query = must(tally_query_from({}));

    CHECK_FALSE(query.from.has_value());
    CHECK(query.by == Grain::Day);
    CHECK_FALSE(query.per.has_value());
    CHECK(query.cleaned);
}

TEST_SUITE_END();
