#include "sync/uplink/anchoring.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

namespace peakend {

TEST_SUITE("ClockAnchor")
{
    TEST_CASE("headquarters' clock was read in the middle, give or take half the round trip")
    {
        auto const anchor = anchor_between(some_moment(1'000), some_moment(1'300), instant_of(5'000'000));

        CHECK(anchor
            == ClockAnchor { some_boot, boot_instant_of(1'150), instant_of(5'000'000), Milliseconds(150) });
    }

    TEST_CASE("an odd round trip is rounded so that the true instant is never outside")
    {
        auto const anchor = anchor_between(some_moment(1'000), some_moment(1'001), instant_of(0));

        CHECK(anchor.at - anchor.uncertainty <= boot_instant_of(1'000));
        CHECK(anchor.at + anchor.uncertainty >= boot_instant_of(1'001));
    }

    TEST_CASE("a batch tells the anchors of the boots that its records name")
    {
        std::string const other_boot(32, '7');
        ClockAnchor const here { some_boot, boot_instant_of(1), instant_of(1), Milliseconds(1) };
        ClockAnchor const elsewhere { other_boot, boot_instant_of(1), instant_of(1), Milliseconds(1) };
        std::vector const records { sealed(1, some_response()) };

        CHECK(anchors_needed(records, { elsewhere, here }) == std::vector { here });
        CHECK(anchors_needed({}, { elsewhere, here }).empty());
    }
}

}
