// A terminal that is enrolled elsewhere while it still holds what was said where it stood before.
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

std::string const old_place = "tidemark/south/harbour-street/fitting-rooms";
std::string const new_place = "tidemark/east/ginza/exit";
auto const moved = noon + std::chrono::hours(3);
auto const afterwards = moved + std::chrono::hours(2);

struct Move {
    Shop shop;
    SigningKey key = SigningKey::generate();
    Terminal terminal = shop.enrol(key);

    void to_tokyo() { shop.enrol(key, "Tidemark / East / Ginza / Exit", "Asia/Tokyo", moved); }
    void back() { shop.enrol(key, fitting_rooms, "Europe/London", moved + std::chrono::hours(1)); }

    // What the ledger knows the terminal as, now.
    VerifiedBatch batch()
    {
        return verified(must(Access(shop.database()).find(terminal.device().device)), terminal.batch());
    }
    // "place day hour" by seq.
    std::map<std::int64_t, std::string> places(std::string const& table = "response")
    {
        auto const day = table == "encounter" ? "day, hour" : "local_day, local_hour";
        std::map<std::int64_t, std::string> found;
        for (auto const& row :
            must(shop.database().query(fmt::format("SELECT seq, touchpoint, {} FROM {}", day, table))))
            found.emplace(row.whole(0), fmt::format("{} {} {}", row.text(1), row.whole(2), row.whole(3)));
        return found;
    }
};

// 2026-11-16 is day 20773.
std::string at(std::string const& place, int hour, int day = 20'773)
{
    return fmt::format("{} {} {}", place, day, hour);
}

}

TEST_SUITE_BEGIN("A terminal that was moved");

TEST_CASE("what it still held counts where it stood, by the clocks of that place")
{
    Move move;
    move.terminal.publish();
    move.terminal.rate(5, noon - std::chrono::hours(1));
    move.terminal.rate(5, moved - Milliseconds(1));
    move.terminal.rate(4, moved);
    move.to_tokyo();

    must(move.shop.record(move.batch(), afterwards));

    CHECK(move.places().at(2) == at(old_place, 11));
    CHECK(move.places().at(3) == at(old_place, 14));
    CHECK(move.places().at(4) == at(new_place, 0, 20'774));
    CHECK(move.shop.tallies_follow());
}

TEST_CASE("it may come back, and each time counts where it stood then")
{
    Move move;
    move.terminal.publish();
    move.terminal.rate(1, moved - std::chrono::minutes(30));
    move.terminal.rate(2, moved + std::chrono::minutes(30));
    move.terminal.rate(3, moved + std::chrono::minutes(90));
    move.to_tokyo();
    move.back();

    must(move.shop.record(move.batch(), afterwards));

    CHECK(move.places().at(2) == at(old_place, 14));
    CHECK(move.places().at(3) == at(new_place, 0, 20'774));
    CHECK(move.places().at(4) == at(old_place, 16));
}

TEST_CASE("what was said before it was first enrolled counts where it was enrolled first")
{
    Move move;
    move.terminal.publish();
    move.terminal.rate(5, noon - std::chrono::days(2));
    move.to_tokyo();

    must(move.shop.record(move.batch(), afterwards));

    CHECK(move.places().at(2) == at(old_place, 12, 20'771));
}

TEST_CASE("at an uncertain time it stood where it stood before")
{
    Move move;
    move.terminal.publish();
    auto lost = [&](Instant wall) {
        auto response = move.terminal.response(wall, { { "rooms", 3 } });
        response.started.boot_id = std::string(32, 'b');
        move.terminal.seal(response);
    };
    move.terminal.rate(5, noon);
    lost(afterwards);
    move.terminal.rate(4, moved);
    lost(afterwards);
    move.to_tokyo();

    must(move.shop.record(move.batch(), afterwards));

    CHECK(move.places().at(3).starts_with(old_place));
    CHECK(move.places().at(5).starts_with(new_place));
}

TEST_CASE("an uncertain one goes by the one before it also when that came in another batch")
{
    Move move;
    move.terminal.publish();
    move.terminal.rate(4, moved);
    move.to_tokyo();
    move.terminal.believe(must(move.shop.record(move.batch(), afterwards)));
    auto lost = move.terminal.response(noon, { { "rooms", 3 } });
    lost.started.boot_id = std::string(32, 'b');
    move.terminal.seal(lost);
    move.terminal.seal(Encounters { RecordId::random(), hour_of(lost.started), { 8, 5, 4, 0, 0 } });

    must(move.shop.record(move.batch(), afterwards));

    CHECK(move.places().at(3).starts_with(new_place));
    CHECK(move.places("encounter").at(4).starts_with(new_place));
}

TEST_CASE("whom the screen met counts where it stood, too")
{
    Move move;
    for (auto const when : { noon, moved + std::chrono::hours(1) })
        move.terminal.seal(
            Encounters { RecordId::random(), hour_of(move.terminal.moment(when)), { 8, 5, 4, 0, 0 } });
    move.to_tokyo();

    must(move.shop.record(move.batch(), afterwards));

    CHECK(move.places("encounter").at(1) == at(old_place, 12));
    CHECK(move.places("encounter").at(2) == at(new_place, 1, 20'774));
}

TEST_CASE("a file from a stick counts where the terminal stood")
{
    Move move;
    move.terminal.publish();
    move.terminal.rate(5, noon - std::chrono::hours(1));
    move.to_tokyo();
    auto file = move.batch();
    file.from_file = true;

    must(move.shop.ledger().take_in(file, afterwards));

    CHECK(move.places().at(2) == at(old_place, 11));
}

TEST_SUITE_END();
