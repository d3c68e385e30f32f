#include "sync/uplink/delivery.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

namespace peakend {
namespace {

    Instant const now = instant_of(1'794'000'000'000);

    // Of records 1 to 12, of which headquarters has acknowledged so many and the last stick holds these.
    Delivery delivery_with(std::int64_t acknowledged, SeqRange const& on_the_stick, Instant exported_at = now)
    {
        OutboxView::Glance const terminal { some_id<Epoch>(1), 1, 13, {}, {} };
        UplinkView::Glance own {};
        own.progress = Progress { some_id<Epoch>(1), some_id<Incarnation>(2), acknowledged, 0, {} };
        own.exported = Exported { some_id<Epoch>(1), on_the_stick.first, on_the_stick.last, exported_at };
        return delivery_of(terminal, own);
    }

    bool told(Delivery const& delivery, std::string_view words)
    {
        return export_of(delivery, now).find(words) != std::string::npos;
    }

}

TEST_SUITE("Delivery by stick")
{
    TEST_CASE("it says when and through which record, and that nothing of it is acknowledged by that")
    {
        CHECK(export_of(delivery_with(4, { 5, 12 }), now)
            == "last 2026-11-06 21:20 UTC, through record 12; all that waits is on that stick, and kept here "
               "until headquarters acknowledges it");
    }

    TEST_CASE("what waits and is not on the stick is counted, on either side of it")
    {
        CHECK(delivery_with(0, { 1, 12 }).not_exported == 0);
        CHECK(delivery_with(8, { 1, 12 }).not_exported == 0);
        CHECK(delivery_with(0, { 1, 11 }).not_exported == 1);
        CHECK(delivery_with(0, { 5, 12 }).not_exported == 4);  // headquarters was set back
        CHECK(delivery_with(0, { 5, 10 }).not_exported == 6);
        CHECK(delivery_with(8, { 1, 6 }).not_exported == 4);
        CHECK(delivery_with(12, { 1, 6 }).not_exported == 0);
        CHECK(told(delivery_with(0, { 1, 11 }), "1 record of what waits is not on that stick"));
        CHECK(told(delivery_with(0, { 1, 10 }), "2 records of what waits are not on that stick"));
        CHECK(told(delivery_with(12, { 1, 12 }), "headquarters has acknowledged all since"));
    }

    TEST_CASE("a stick is on its way for a week at most, by a clock that may have been set since")
    {
        auto const week = std::chrono::days(7);
        auto const carried = [](Instant exported_at) {
            return delivery_with(0, { 1, 12 }, exported_at).is_carried(now);
        };

        CHECK(carried(now - week));
        CHECK_FALSE(carried(now - week - Milliseconds(1)));
        CHECK(carried(now + std::chrono::minutes(5)));
        CHECK_FALSE(carried(now + week + Milliseconds(1)));
        CHECK(told(delivery_with(0, { 1, 12 }, now - week - Milliseconds(1)), "import it, or export again"));
        CHECK(delivery_with(0, { 1, 11 }).is_carried(now));  // the shop goes on
    }
}

}
