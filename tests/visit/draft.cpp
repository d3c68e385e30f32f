#include "kiosk/visit/draft.h"

#include <doctest/doctest.h>

using namespace peakend::visit;

TEST_SUITE_BEGIN("Draft");

TEST_CASE("only what somebody can be reached under is an address")
{
    for (auto const* address : { "a@b.example", " ana.maria+shop@post.example.com ", "+49 (0)30 123-456",
             "030/123456", "müller@büro.example" }) {
        CAPTURE(address);
        CHECK(is_address(address));
    }
    for (auto const* other : { "", " ", "q", "a@b", "@b.example", "a@.example", "a@b.", "call me at 12345678",
             "12345", "a b@c.example", "......" }) {
        CAPTURE(other);
        CHECK_FALSE(is_address(other));
    }
}

TEST_SUITE_END();
