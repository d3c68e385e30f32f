// Responses that wait for a questionnaire, or for one that can be read again.
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

// This version can't read it any more, as after a downgrade. Returns what it was.
std::string hide_questionnaire(Shop& shop)
{
    auto body = must(shop.database().query("SELECT body FROM questionnaire")).front().text(0);
    must(shop.database().execute("UPDATE questionnaire SET body = '{\"format\": 99}'"));
    return body;
}

// Counting begins when a ledger is opened that can read it.
void show_questionnaire(Shop& shop, std::string const& body)
{
    must(shop.database().execute("UPDATE questionnaire SET body = $1", { body }));
    shop.close();
    shop.open();
}

}

TEST_SUITE_BEGIN("Uncounted");

TEST_CASE("a response is counted as soon as its questionnaire comes, from whichever terminal")
{
    Shop shop;
    auto early = shop.enrol();
    auto late = shop.enrol();
    early.rate(5);
    late.publish();

    auto const receipt = shop.sync(early);
    CHECK(receipt.exceptions.size() == 1);
    CHECK(shop.count("tally_hour") == 0);
    shop.sync(late);

    CHECK(shop.count("tally_hour") == 1);
    CHECK(shop.count("uncounted") == 0);
    CHECK(shop.tallies_follow());
}

TEST_CASE("one that waits and can't be read any more goes on waiting, and its questionnaire comes in")
{
    Shop shop;
    auto early = shop.enrol();
    auto late = shop.enrol();
    early.rate(5);
    early.rate(4);
    late.publish();
    shop.sync(early);
    must(shop.database().execute("UPDATE response SET body = '{' WHERE seq = 1"));

    auto const receipt = shop.sync(late);

    CHECK(receipt.acknowledged_through == 1);
    CHECK(shop.count("questionnaire") == 1);
    CHECK(shop.count("tally_hour") == 1);
    CHECK(shop.count("uncounted") == 1);
}

TEST_CASE(
    "a questionnaire that passes its check no more holds up nobody, and what waited counts when it does")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5, noon - std::chrono::minutes(2));
    shop.sync(terminal);
    auto const body = hide_questionnaire(shop);
    shop.close();
    shop.open();
    terminal.rate(4);

    auto const receipt = shop.sync(terminal);

    CHECK(receipt.acknowledged_through == 3);
    CHECK(receipt.exceptions == std::vector { std::pair<std::int64_t, Verdict>(3, Verdict::Unparsed) });
    CHECK(shop.count("response") == 2);
    CHECK(shop.count("tally_hour") == 1);

    show_questionnaire(shop, body);

    CHECK(shop.count("uncounted") == 0);
    CHECK(shop.count("tally_hour") == 2);
    CHECK(shop.tallies_follow());
}

TEST_CASE("what was counted under a questionnaire that can't be read now keeps its flags until it can")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    for (int tap = 0; tap < 5; ++tap)
        terminal.rate(1 + tap, noon + tap * Milliseconds(2'000));
    shop.sync(terminal);
    auto const body = hide_questionnaire(shop);
    shop.close();
    shop.open();

    terminal.rate(3, noon + Milliseconds(10'000));
    shop.sync(terminal);
    show_questionnaire(shop, body);

    CHECK(shop.count("response") == 6);
    CHECK(shop.tallies_follow());
}

TEST_CASE("what a rebuild can't count under a questionnaire that can't be read counts once it can")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    shop.sync(terminal);
    auto const body = hide_questionnaire(shop);
    must(rebuild_tallies(shop.database()));
    CHECK(shop.count("tally_hour") == 0);
    CHECK(shop.count("uncounted") == 1);

    show_questionnaire(shop, body);

    CHECK(shop.count("tally_hour") == 1);
    CHECK(shop.tallies_follow());
}

TEST_SUITE_END();
