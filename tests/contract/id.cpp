#include "sync/contract/id.h"

#include <doctest/doctest.h>
#include <type_traits>

using namespace peakend;

TEST_SUITE("Id")
{
    TEST_CASE("its hexadecimal text reads back as the same id")
    {
        auto const id = RecordId::random();

        auto const read = RecordId::from_hex(id.hex());

        REQUIRE(read);
        CHECK(*read == id);
        CHECK(id.hex().size() == 24);
    }

    TEST_CASE("its text is lower-case hexadecimal in the order of its bytes")
    {
        RecordId const id({ 0x00, 0x01, 0x0f, 0x10, 0x7f, 0x80, 0xab, 0xcd, 0xef, 0xfe, 0xff, 0x5a });

        CHECK(id.hex() == "00010f107f80abcdeffeff5a");
    }

    TEST_CASE("text of another length, upper case or other characters is refused")
    {
        for (auto const* text : { "", "00", "00010F107f80abcdeffeff5a", "00010g107f80abcdeffeff5a",
                 "00010f107f80abcdeffeff5", "00010f107f80abcdeffeff5a0", "00010f107f80abcdeffeff5 " }) {
            auto const read = RecordId::from_hex(text);

            REQUIRE_FALSE(read);
            CHECK(read.error().fault == Fault::Invalid);
        }
    }

    TEST_CASE("raw bytes read back, and only in the right number")
    {
        auto const id = Epoch::random();

        CHECK(*Epoch::from_bytes(id.raw()) == id);
        CHECK_FALSE(Epoch::from_bytes(id.raw() + "x"));
    }

    TEST_CASE("a new one names nothing and a random one something")
    {
        CHECK(DeviceId().none());
        CHECK_FALSE(DeviceId::random().none());
        CHECK(DeviceId::random() != DeviceId::random());
    }

    TEST_CASE("ids of different things cannot be exchanged")
    {
        CHECK_FALSE(std::is_convertible_v<Epoch, DeviceId>);
        CHECK_FALSE(std::is_constructible_v<Epoch, DeviceId>);
    }
}
