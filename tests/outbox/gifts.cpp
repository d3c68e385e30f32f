#include "sync/outbox/outbox.h"

#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>
#include <set>

using namespace peakend;

namespace {

Moment const now = some_moment(900'000);
Moment const tomorrow = some_moment(900'000 + 24 * 3'600'000);

RecordId visitor(int number)
{
    std::array<std::uint8_t, RecordId::size> bytes {};
    bytes[7] = static_cast<std::uint8_t>(number);
    bytes[6] = static_cast<std::uint8_t>(number >> 8);
    return RecordId(bytes);
}

Surprise listed(std::vector<std::string> codes)
{
    Surprise surprise;
    surprise.codes = std::move(codes);
    return surprise;
}

struct Box {
    TemporaryFolder folder;
    std::optional<Outbox> opened = *Outbox::open(folder.path());

    std::optional<Gift> give(int number, Surprise const& surprise, Moment const& when = now)
    {
        auto gift = opened->give(visitor(number), surprise, when);
        REQUIRE_MESSAGE(gift, (gift ? "" : gift.error().what));
        return *gift;
    }
    void restart()
    {
        opened.reset();
        opened = *Outbox::open(folder.path());
    }
};

}

TEST_SUITE("Outbox: gifts")
{
    TEST_CASE("listed codes are given in their order, each once, also across a restart")
    {
        Box box;
        auto const surprise = listed({ "PINE 48", "OAK 7" });

        CHECK(box.give(1, surprise) == Gift { "PINE 48" });
        box.restart();
        CHECK(box.give(2, surprise) == Gift { "OAK 7" });
        CHECK_FALSE(box.give(3, surprise));
    }

    TEST_CASE("one visit draws once, however often it asks")
    {
        Box box;
        auto const surprise = listed({ "PINE 48", "OAK 7" });

        CHECK(box.give(1, surprise) == Gift { "PINE 48" });
        CHECK(box.give(1, surprise) == Gift { "PINE 48" });
    }

    TEST_CASE("codes that the terminal makes never repeat")
    {
        Box box;
        Surprise surprise;
        surprise.makes_codes = true;
        std::set<std::string> seen;

        for (int number = 0; number < 500; ++number)
            CHECK(seen.insert(box.give(number, surprise)->code).second);
    }

    TEST_CASE("one in so many wins, whoever they are")
    {
        Box box;
        Surprise surprise;
        surprise.odds = 4;
        int won = 0;

        for (int number = 0; number < 1000; ++number)
            won += box.give(number, surprise).has_value();

        // 250 expected, standard deviation 13.7: the draw follows from the ids, so this is one fixed number.
        CHECK(won > 200);
        CHECK(won < 300);
    }

    TEST_CASE("no more than so many a day, and again the next day")
    {
        Box box;
        Surprise surprise;
        surprise.per_day = 2;

        CHECK(box.give(1, surprise));
        CHECK(box.give(2, surprise));
        CHECK_FALSE(box.give(3, surprise));
        CHECK(box.give(4, surprise, tomorrow));
    }
}
