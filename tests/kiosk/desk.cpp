// Whether visitors are asked for words, and which code their phones find.
#include "kiosk/desk.h"

#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

std::filesystem::path const source = PEAKEND_SOURCE;

// A desk whose uplink is enrolled and heard of headquarters at 100 s of the boot clock.
struct Till {
    Desk desk = *Desk::open(source / "assets" / "keyboards");
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
}
