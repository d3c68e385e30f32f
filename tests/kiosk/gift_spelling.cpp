#include "kiosk/gift_spelling.h"

#include "sync/outbox/outbox.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

// A terminal that has given these, one to a visitor.
struct Giver {
    TemporaryFolder folder;
    Outbox outbox = *Outbox::open(folder.path());

    explicit Giver(std::vector<std::string> const& codes)
    {
        Surprise surprise;
        surprise.codes = codes;
        for (std::size_t visitor = 1; visitor <= codes.size(); ++visitor)
            REQUIRE(*outbox.give(
                some_id<RecordId>(static_cast<std::uint8_t>(visitor)), surprise, some_moment(1'000'000)));
    }
    std::string spelling(std::string_view typed, std::vector<std::string> const& listed = {}) const
    {
        return given_spelling(typed, folder.path(), listed);
    }
};

Questionnaire listing(std::vector<std::string> const& codes)
{
    Questionnaire questionnaire;
    questionnaire.surprise.emplace().codes = codes;
    return questionnaire;
}

}

TEST_SUITE("Gift spelling")
{
    TEST_CASE("letters and digits alone count, however a code is typed")
    {
        Giver const terminal({ "KITE 6314" });

        for (auto const* typed :
            { "KITE6314", "kite-6314", "KITE 6314.", "  kite   6314 ", "Kite.6314", "K I T E 6 3 1 4" })
            CHECK_MESSAGE(terminal.spelling(typed) == "KITE 6314", typed);
    }

    TEST_CASE("a code of a list of one's own is found as the list spells it")
    {
        Giver const terminal({ "A-1 B2", "OAK7" });
        auto const listed = std::vector<std::string> { "A-1 B2", "OAK7", "ELM 9" };

        CHECK(terminal.spelling("a1b2", listed) == "A-1 B2");
        CHECK(terminal.spelling("A 1 B 2", listed) == "A-1 B2");
        CHECK(terminal.spelling("oak 7", listed) == "OAK7");
    }

    TEST_CASE("a code that was printed before the list was changed is found as typed")
    {
        Giver const terminal({ "A-1 B2" });

        CHECK(terminal.spelling("a-1 b2") == "A-1 B2");
    }

    TEST_CASE("two that were given and differ by a blank are each found as typed")
    {
        Giver const terminal({ "OAK 7", "OAK7" });

        CHECK(terminal.spelling("oak 7") == "OAK 7");
        CHECK(terminal.spelling("oak7") == "OAK7");
    }

    TEST_CASE("what was never given stays as it was typed, and no other letter is dropped")
    {
        Giver const terminal({ "KITE 6314", "--" });

        CHECK(terminal.spelling("kite 6315", { "KITE 6315" }) == "KITE 6315");
        CHECK(terminal.spelling("松KITE 6314") == normal_gift_code("松KITE 6314"));
        CHECK(terminal.spelling("", { "--" }) == "");
        CHECK(given_spelling("pine 1", terminal.folder.path() / "nowhere", {}) == "PINE 1");
    }

    TEST_CASE("a list with two codes that people can't tell apart is refused, with both")
    {
        auto const faults = gift_code_faults(listing({ "OAK 7", "ELM 9", "OAK-7", "O-AK7" }));

        REQUIRE(faults.size() == 2);
        CHECK(faults.front().find("'OAK 7' and 'OAK-7' are one code") != std::string::npos);
        CHECK(faults.back().find("'OAK 7' and 'O-AK7' are one code") != std::string::npos);
        CHECK(gift_code_faults(listing({ "OAK 7", "OAK 71" })).empty());
        CHECK(gift_code_faults(Questionnaire {}).empty());
    }
}
