#include "sync/collector/tally_audit.h"
#include "tests/collector/shop.h"

#include <random>

using namespace peakend;

namespace {

class Chance {
public:
    explicit Chance(unsigned seed)
        : m_engine(seed)
    {
    }
    int below(int bound) { return static_cast<int>(m_engine() % static_cast<unsigned>(bound)); }
    bool once_in(int times) { return below(times) == 0; }

private:
    std::mt19937 m_engine;
};

Response random_response(Terminal const& terminal, Chance& chance)
{
    auto response = terminal.response(
        noon - std::chrono::minutes(chance.below(600)), { { "rooms", 1 + chance.below(5) } });
    if (chance.once_in(2))
        response.answers.push_back(
            { "why", std::vector<std::string> { "queue", chance.once_in(2) ? "light" : "mess" } });
    if (chance.once_in(2))
        response.answers.push_back({ "recommend", chance.below(11) });
    if (chance.once_in(4))
        response.flags = { chance.once_in(2) ? Flag::TooFast : Flag::TestMode };
    if (chance.once_in(5))
        response.revision = RevisionId::random();
    response.language = chance.once_in(3) ? "ar" : "en";
    response.ending = chance.once_in(3) ? Ending::TimedOut : Ending::Completed;
    return response;
}

}

TEST_SUITE_BEGIN("audit_tallies");

TEST_CASE("tallies equal the contributions of the rows, whatever came in, twice, late or never answered")
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        Chance chance(seed);
        Shop shop;
        std::vector<Terminal> terminals;
        for (int i = 0; i < 3; ++i)
            terminals.push_back(shop.enrol());
        std::int64_t made = 0;
        for (int step = 0; step < 20; ++step) {
            auto& terminal = terminals[static_cast<std::size_t>(chance.below(3))];
            if (chance.once_in(6))
                terminal.publish();
            for (int taps = chance.below(4); taps > 0; --taps, ++made)
                terminal.seal(random_response(terminal, chance));
            if (chance.once_in(4))
                terminal.anchors.clear();
            auto const receipt = must(shop.record(terminal.verified_batch()));
            if (!chance.once_in(3))
                terminal.believe(receipt);
        }
        for (auto& terminal : terminals)
            shop.sync(terminal);

        auto const audit = must(audit_tallies(shop.database()));

        CHECK(audit.responses == made);
        CHECK(audit.differences == 0);
    }
}

TEST_CASE("a sum that is off is found, and a rebuild mends it")
{
    Shop shop;
    auto terminal = shop.asking_terminal();
    terminal.rate(5);
    shop.sync(terminal);
    must(shop.database().execute("UPDATE tally_hour SET cleaned_answers = cleaned_answers + 1"));
    must(shop.database().execute("DELETE FROM tally_day"));

    auto const before = must(audit_tallies(shop.database()));
    auto transaction = must(sql::Transaction::begin(shop.database()));
    must(rebuild_tallies(shop.database()));
    must(transaction.commit());
    auto const after = must(audit_tallies(shop.database()));

    CHECK(before.differences == 2);
    CHECK(after.differences == 0);
    CHECK(shop.count("tally_day") == 1);
}

TEST_SUITE_END();
