// What a test does with a Visit, step by step.
#pragma once

#include "tests/visit/walks.h"

#include <algorithm>
#include <doctest/doctest.h>

namespace peakend::visit {

inline RecordId numbered(std::uint8_t number)
{
    std::array<std::uint8_t, 12> bytes {};
    bytes[0] = number;
    return RecordId(bytes);
}

inline Visit some_visit()
{
    return Visit(some_questionnaire(), RevisionId(), Patience {},
        [number = std::uint8_t { 0 }]() mutable { return numbered(++number); });
}

template <class What>
What const& only(std::vector<Deed> const& deeds)
{
    REQUIRE(deeds.size() == 1);
    REQUIRE(std::holds_alternative<What>(deeds[0].what));
    return std::get<What>(deeds[0].what);
}

// Looks first, says, has it kept at once, and lets the settling pass.
inline std::vector<Deed> answered_by(Visit& visit, Value value, std::int64_t& now)
{
    now = std::max(now, milliseconds_of(visit.hears_from()));
    auto const deeds = visit.apply(Say { std::move(value) }, at(now));
    REQUIRE(deeds.size() == 1);
    auto after = visit.kept(deeds[0].ticket, at(now));
    now += 400;
    auto later = visit.pass(at(now));
    after.insert(after.end(), later.begin(), later.end());
    return after;
}

}
