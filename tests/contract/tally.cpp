#include "sync/contract/tally.h"
#include "tests/contract/some_records.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <set>
#include <tuple>

using namespace peakend;

namespace {

using Asked = std::map<std::string, SeriesId, std::less<>>;

Asked const asked {
    { "experience", some_id<SeriesId>(1) },
    { "reason", some_id<SeriesId>(2) },
    { "missing", some_id<SeriesId>(3) },
};

IngestFacts facts(std::vector<Flag> flags = {}) { return { "till_1", 20'000, 17, std::move(flags) }; }

// What was raised for one question: value -> (all, cleaned).
using Raised = std::map<std::string, std::pair<std::int64_t, std::int64_t>>;
Raised raised_for(std::string const& key, Contributions const& made)
{
    Raised raised;
    for (auto const& delta : made.tallies) {
        if (delta.series == asked.at(key))
            raised[delta.value] = { delta.all, delta.cleaned };
    }
    return raised;
}

// Tables as a collector keeps them: one row per key.
struct Tables {
    std::map<std::tuple<SeriesId, std::string, int, int, std::string, Ending, std::string>,
        std::pair<std::int64_t, std::int64_t>>
        tallies;
    std::map<std::tuple<std::string, int, Flag>, std::int64_t> exclusions;

    void apply(Contributions const& made, int sign)
    {
        for (auto const& delta : made.tallies) {
            auto& row = tallies[{ delta.series, delta.touchpoint, delta.local_day, delta.local_hour,
                delta.language, delta.ending, delta.value }];
            row.first += sign * delta.all;
            row.second += sign * delta.cleaned;
        }
        for (auto const& delta : made.exclusions)
            exclusions[{ delta.touchpoint, delta.local_day, delta.reason }] += sign * delta.responses;
    }
};

struct Visit {
    Response response;
    IngestFacts facts;
};

Visit random_visit(std::mt19937& random)
{
    auto const draw = [&](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
    Visit visit { some_response(), facts() };
    visit.response.language = draw(1) == 0 ? "en" : "ar";
    visit.response.ending = static_cast<Ending>(draw(3));
    visit.response.answers.clear();
    if (draw(3) != 0)
        visit.response.answers.push_back({ "experience", draw(4) + 1 });
    if (draw(2) != 0)
        visit.response.answers.push_back({ "reason", std::string(draw(1) == 0 ? "queue" : "price") });
    std::vector<std::string> missing;
    for (auto const* choice : { "size", "colour", "staff" }) {
        if (draw(1) == 0)
            missing.emplace_back(choice);
    }
    visit.response.answers.push_back({ "missing", missing });
    if (draw(3) == 0)
        visit.facts.flags.push_back(static_cast<Flag>(draw(3)));
    visit.facts.local_hour = draw(23);
    return visit;
}

}

TEST_SUITE("contributions")
{
    TEST_CASE("a rating counts once under its value, where and when it was given")
    {
        auto response = some_response();
        response.answers = { { "experience", 4 } };
        response.ending = Ending::WalkedAway;

        auto const made = contributions(response, facts(), asked);

        REQUIRE(made.tallies.size() == 1);
        CHECK(made.tallies.front()
            == TallyDelta {
                asked.at("experience"), "till_1", 20'000, 17, "zh-Hans", Ending::WalkedAway, "4", 1, 1 });
        CHECK(made.exclusions.empty());
    }

    TEST_CASE("choices count each, and the one who chose counts once as having answered")
    {
        auto const made = contributions(some_response(), facts(), asked);

        CHECK(raised_for("reason", made) == Raised { { "queue", { 1, 1 } }, { "#", { 1, 1 } } });
        CHECK(raised_for("missing", made)
            == Raised { { "size", { 1, 1 } }, { "colour", { 1, 1 } }, { "#", { 1, 1 } } });
        CHECK(raised_for("experience", made) == Raised { { "2", { 1, 1 } } });
    }

    TEST_CASE("no choice can be taken for the mark of having answered")
    {
        CHECK_FALSE(value_from(Json(answered)));
    }

    TEST_CASE("who took every choice back counts nowhere")
    {
        auto response = some_response();
        response.answers = { { "missing", std::vector<std::string> {} } };

        CHECK(contributions(response, facts(), asked).tallies.empty());
    }

    TEST_CASE("who wrote counts once as having answered, and who took the words back nowhere")
    {
        auto response = some_response();
        std::string const ciphertext(sealing_bytes + 20, 'c');
        response.answers = { { "reason", SealedWords { ciphertext, "" } },
            { "missing", SealedWords { std::string(sealing_bytes, 'c'), "2026-1" } } };

        auto const made = contributions(response, facts(), asked);

        CHECK(raised_for("reason", made) == Raised { { "#", { 1, 1 } } });
        CHECK(raised_for("missing", made).empty());
    }

    TEST_CASE("a flagged response counts in all, not in cleaned, and once under each reason")
    {
        auto const made = contributions(some_response(), facts({ Flag::TooFast, Flag::TestMode }), asked);

        REQUIRE(made.tallies.size() == 6);
        for (auto const& delta : made.tallies) {
            CHECK(delta.all == 1);
            CHECK(delta.cleaned == 0);
        }
        CHECK(made.exclusions
            == std::vector<ExclusionDelta> {
                { "till_1", 20'000, Flag::TooFast, 1 }, { "till_1", 20'000, Flag::TestMode, 1 } });
    }

    TEST_CASE("an answer to a question that the revision does not have counts nowhere")
    {
        auto response = some_response();
        response.answers = { { "forged", 5 }, { "experience", 5 } };

        auto const made = contributions(response, facts(), asked);

        REQUIRE(made.tallies.size() == 1);
        CHECK(made.tallies.front().series == asked.at("experience"));
    }

    TEST_CASE("a visit without answers raises no tally, and is still counted among the excluded")
    {
        auto response = some_response();
        response.answers.clear();

        auto const made = contributions(response, facts({ Flag::OutsideHours }), asked);

        CHECK(made.tallies.empty());
        CHECK(made.exclusions.size() == 1);
    }

    TEST_CASE("no response raises one row twice")
    {
        std::mt19937 random(1);
        for (int i = 0; i < 500; ++i) {
            auto const visit = random_visit(random);
            auto const made = contributions(visit.response, visit.facts, asked);

            std::set<std::pair<SeriesId, std::string>> rows;
            for (auto const& delta : made.tallies)
                CHECK(rows.emplace(delta.series, delta.value).second);
        }
    }

    TEST_CASE("erasing some visits in any order leaves the tables that the others alone would have made")
    {
        std::mt19937 random(2);
        std::vector<Visit> visits;
        for (int i = 0; i < 400; ++i)
            visits.push_back(random_visit(random));
        auto const count
            = [](Visit const& visit) { return contributions(visit.response, visit.facts, asked); };

        Tables erased;
        for (auto const& visit : visits)
            erased.apply(count(visit), +1);
        std::shuffle(visits.begin(), visits.end(), random);
        for (std::size_t i = 0; i < 150; ++i)
            erased.apply(count(visits[i]), -1);
        Tables others;
        for (std::size_t i = 150; i < visits.size(); ++i)
            others.apply(count(visits[i]), +1);

        std::erase_if(erased.tallies,
            [](auto const& row) { return row.second == std::pair<std::int64_t, std::int64_t>(); });
        std::erase_if(erased.exclusions, [](auto const& row) { return row.second == 0; });
        CHECK(erased.tallies == others.tallies);
        CHECK(erased.exclusions == others.exclusions);
    }

    TEST_CASE("the sums over a question's values are its answers, all and cleaned")
    {
        std::mt19937 random(3);
        std::int64_t rated = 0;
        std::int64_t rated_clean = 0;
        std::int64_t all = 0;
        std::int64_t cleaned = 0;
        for (int i = 0; i < 500; ++i) {
            auto const visit = random_visit(random);
            auto const has_rating = visit.response.answers.front().key == "experience";
            rated += has_rating ? 1 : 0;
            rated_clean += has_rating && visit.facts.flags.empty() ? 1 : 0;
            for (auto const& [value, counts] :
                raised_for("experience", contributions(visit.response, visit.facts, asked))) {
                all += counts.first;
                cleaned += counts.second;
            }
        }

        CHECK(all == rated);
        CHECK(cleaned == rated_clean);
        CHECK(cleaned < all);
    }
}
