// Whether visitors are asked for words, and which code their phones find.
#include "kiosk/desk.h"

#include "tests/base/temporary_folder.h"
#include "tests/contract/some_records.h"
#include "tests/kiosk/shipped.h"

#include <doctest/doctest.h>

using namespace peakend;
using std::chrono::seconds;

namespace {

constexpr auto npos = std::string::npos;

// A desk whose uplink is enrolled and heard of headquarters at 100 s of the boot clock.
struct Till {
    Desk desk = *Desk::open(assets / "keyboards");
    UplinkView::Glance glance;

    Till()
    {
        glance.enrolled = Enrolled { some_id<DeviceId>(1), {}, "https://hq.example", "till", "Till" };
        glance.words = WordsKeys { TextSecret::generate().public_key(), PhoneKey::random(),
            "https://feedback.example" };
        glance.anchors
            = { { some_boot, boot_instant_of(100'000), instant_of(1'794'000'000'000), Milliseconds(20) } };
        desk.glass(1280, 800, 0);
        desk.look(glance);
    }
    void hears_headquarters_at(Milliseconds later)
    {
        glance.anchors.front().at = boot_instant_of(100'000) + later;
        desk.look(glance);
    }
    // That somebody sees so long after headquarters was heard of.
    std::string code(Milliseconds later, std::uint8_t visit = 1)
    {
        auto const id = some_id<RecordId>(visit);
        return desk.phone_link(&id, some_moment(100'000 + later.count()));
    }
    bool seals() { return desk.pen().seal("Slow queue", "").has_value(); }
};

}

TEST_SUITE("Desk")
{
    TEST_CASE("nothing is sealed to a headquarters at which nobody is enrolled")
    {
        Till till;
        CHECK(till.seals());

        till.glance.enrolled.reset();
        till.desk.look(till.glance);

        CHECK_FALSE(till.seals());
    }

    TEST_CASE("a code stays up while a phone finds it, though headquarters was not heard of for a minute")
    {
        Till till;
        auto const shown = till.code(seconds(50));
        REQUIRE_FALSE(shown.empty());

        CHECK(till.code(seconds(70)) == shown);
        till.desk.look(till.glance);
        CHECK(till.code(seconds(349)) == shown);
        CHECK(till.code(seconds(351)).empty());
        CHECK(till.code(seconds(352)).empty());
    }

    TEST_CASE("a code that was up for five minutes is followed by another one")
    {
        Till till;
        auto const shown = till.code(seconds(0));
        till.hears_headquarters_at(seconds(290));

        CHECK(till.code(seconds(300)) == shown);
        auto const next = till.code(seconds(301));

        CHECK_FALSE(next.empty());
        CHECK(next != shown);
    }

    TEST_CASE("no code is offered anew a minute after headquarters was heard of")
    {
        Till till;
        CHECK(till.code(seconds(61)).empty());

        till.hears_headquarters_at(seconds(70));
        REQUIRE_FALSE(till.code(seconds(71)).empty());

        CHECK(till.code(seconds(131), 2).empty());
    }

    TEST_CASE("a code goes with its visit, and with the keys and the enrolment that it was made for")
    {
        Till till;
        auto const shown = till.code(seconds(1));
        CHECK(till.desk.phone_link(nullptr, some_moment(102'000)).empty());
        CHECK(till.code(seconds(2), 2) != shown);

        till.glance.words->phone_address = "https://elsewhere.example";
        till.desk.look(till.glance);
        CHECK(till.code(seconds(3), 2).starts_with("https://elsewhere.example/"));

        till.glance.enrolled.reset();
        till.desk.look(till.glance);
        CHECK(till.code(seconds(4), 2).empty());
    }

    TEST_CASE("why questions for words are passed over is told until nothing is in their way")
    {
        auto const asked = *questionnaire_in(assets / "questionnaires" / "store-exit.json");
        TemporaryFolder folder;
        CHECK(asks_for_words(asked));
        CHECK(passed_over_remark(asked, folder.path()).find("uplink.db has not been made yet") != npos);

        auto uplink = *UplinkFile::open(folder.path());
        CHECK(passed_over_remark(asked, folder.path()).find("until this terminal is enrolled") != npos);
        Till const till;
        REQUIRE(uplink.enrol(*till.glance.enrolled));
        CHECK(passed_over_remark(asked, folder.path()).find("the key that seals them") != npos);
        REQUIRE(uplink.keep_words_keys(till.glance.words));

        CHECK(passed_over_remark(asked, folder.path()).empty());
    }

    TEST_CASE("nothing is said of words where none are asked for")
    {
        auto const asked = *questionnaire_in(assets / "questionnaires" / "fitting-rooms.json");
        TemporaryFolder nothing;

        CHECK_FALSE(asks_for_words(asked));
        CHECK(passed_over_remark(asked, nothing.path()).empty());
    }
}
