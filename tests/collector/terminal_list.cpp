#include "sync/collector/terminal_list.h"
#include "sync/base/one_line.h"
#include "tests/collector/shop.h"

#include <sstream>

using namespace peakend;

namespace {

std::vector<std::string> lines_of(std::string const& text)
{
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

}

TEST_SUITE_BEGIN("list_terminals");

TEST_CASE("where nobody enrolled there is none")
{
    Shop shop;
    CHECK(must(list_terminals(shop.database())).empty());
}

TEST_CASE("a terminal is listed from its enrolment on, and told when it was last heard of")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    auto const silent = must(list_terminals(shop.database()));
    terminal.rate(5, noon + std::chrono::minutes(1));
    terminal.rate(4, noon + std::chrono::minutes(3));
    shop.sync(terminal, noon + std::chrono::minutes(7));

    auto const heard = must(list_terminals(shop.database()));

    REQUIRE(silent.size() == 1);
    CHECK(silent[0].enrolled_at == noon);
    CHECK_FALSE(silent[0].last_contact);
    CHECK_FALSE(silent[0].last_import);
    CHECK_FALSE(silent[0].last_answer);
    CHECK(silent[0].version.empty());
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].device == terminal.device().device);
    CHECK(heard[0].touchpoint == "tidemark/south/harbour-street/fitting-rooms");
    CHECK(heard[0].last_contact == noon + std::chrono::minutes(7));
    CHECK(heard[0].last_answer == noon + std::chrono::minutes(3));
    CHECK(heard[0].version == "0.1.0");
    CHECK_FALSE(heard[0].retired_at);
}

TEST_CASE("what a stick brought is no contact: headquarters knows when it was imported")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5, noon);
    auto const take_in = [&](Instant now) {
        auto file = terminal.verified_batch();
        file.from_file = true;
        must(shop.ledger().take_in(file, now));
    };
    auto const listed = [&] { return must(list_terminals(shop.database())).at(0); };
    auto const line = [&] { return lines_of(table_of({ listed() })).at(1); };

    take_in(noon + std::chrono::minutes(7));
    take_in(noon + std::chrono::minutes(9));  // again: nothing new

    CHECK_FALSE(listed().last_contact);
    CHECK(listed().last_import == noon + std::chrono::minutes(7));
    CHECK(line().find("  never ") < line().find(" 2026-11-16 12:07  "));
    CHECK(*must(parse_json(json_lines_of({ listed() }))).find("last_import")->text()
        == "2026-11-16T12:07:00.000Z");

    terminal.rate(4, noon + std::chrono::minutes(8));
    shop.sync(terminal, noon + std::chrono::minutes(10));

    CHECK(listed().last_contact == noon + std::chrono::minutes(10));
    CHECK(line().find("  2026-11-16 12:10  2026-11-16 12:07") != std::string::npos);
}

TEST_CASE("the newest answer counts, under whichever epoch it came")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5, noon);
    shop.sync(terminal);
    Terminal later(terminal.device());
    later.rate(3, noon - std::chrono::hours(2));
    shop.sync(later);

    CHECK(must(list_terminals(shop.database())).at(0).last_answer == noon);
}

TEST_CASE("the list is by touchpoint; what is retired says so")
{
    Shop shop;
    auto const till = shop.enrol(SigningKey::generate(), "Tidemark / South / Harbour Street / Till");
    auto const rooms = shop.enrol();
    must(Access(shop.database()).retire(till.device().device, till.epoch, noon + std::chrono::minutes(2)));

    auto const terminals = must(list_terminals(shop.database()));

    auto const lines = lines_of(table_of(terminals));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("TERMINAL "));
    CHECK(lines[1]
        == rooms.device().device.hex()
            + "  tidemark/south/harbour-street/fitting-rooms  2026-11-16 12:00  never         never        "
              "never        not known");
    CHECK(lines[2].ends_with("not known, retired 2026-11-16 12:02"));
    auto const json = lines_of(json_lines_of(terminals));
    REQUIRE(json.size() == 2);
    CHECK(must(parse_json(json[0])).find("last_contact")->is_null());
    CHECK(*must(parse_json(json[1])).find("retired_at")->text() == "2026-11-16T12:02:00.000Z");
}

TEST_CASE("what a terminal says of itself forges no row and moves no cursor")
{
    Shop shop;
    auto const terminal = shop.enrol();
    auto terminals = must(list_terminals(shop.database()));
    terminals.at(0).version = "\x1b[2J1.0\nfeed\r\x7f\u009b1A\u202e";

    auto const table = table_of(terminals);
    auto const json = json_lines_of(terminals);

    CHECK(lines_of(table).size() == 2);
    CHECK_FALSE(has_control(lines_of(table).at(1)));
    CHECK(lines_of(table).at(1).ends_with(" [2J1.0 feed   1A "));
    CHECK(lines_of(json).size() == 1);
    CHECK_FALSE(has_control(lines_of(json).at(0)));
    CHECK(*must(parse_json(json)).find("version")->text() == terminals.at(0).version);
}

TEST_SUITE_END();
