#include "sync/contract/phone_link.h"
#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

PhoneKey const key = some_id<PhoneKey>(7);
Instant const noon = instant_of(1'794'000'000'000);
PhoneLink const shown { some_id<DeviceId>(0xd0), some_id<RecordId>(0x11), noon };

WordsKeys keys(std::string address = "https://feedback.example")
{
    return { some_id<TextKey>(9), key, std::move(address) };
}

Result<PhoneLink> checked(std::string_view token, Instant now)
{
    return checked_phone_token(
        token, [](DeviceId const&) { return key; }, now);
}

ClockAnchor anchor(std::string boot, std::int64_t at)
{
    return { std::move(boot), boot_instant_of(at), noon + Milliseconds(at), Milliseconds(40) };
}

// The wall clock has stood still in 1970 since this terminal's battery died.
Moment moment_in_1970(std::int64_t at) { return { some_boot, boot_instant_of(at), instant_of(0) }; }

}

TEST_SUITE("PhoneLink")
{
    TEST_CASE("all that a link says stands behind the #, where no browser sends it")
    {
        auto const text = phone_link(shown, keys());

        CHECK(text.starts_with("https://feedback.example/p#d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0d0."
                               "111111111111111111111111.1794000000000."));
        CHECK(text.substr(text.find('#') + 1) == phone_token(shown, key));
        CHECK(text.size() < 140);
    }

    TEST_CASE("a link is good for fifteen minutes by headquarters' clock")
    {
        auto const token = phone_token(shown, key);

        CHECK(checked(token, noon).value() == shown);
        CHECK(checked(token, noon + phone_link_lifetime).value() == shown);
        CHECK(checked(token, noon - std::chrono::seconds(30)).value() == shown);
        CHECK(checked(token, noon + phone_link_lifetime + Milliseconds(1)).error().fault == Fault::Refused);
        CHECK(checked(token, noon - std::chrono::hours(1)).error().fault == Fault::Refused);
    }

    TEST_CASE("a link for another response, terminal or time is not ours")
    {
        auto const good = phone_token(shown, key);
        auto const proof = good.substr(good.rfind('.'));
        for (auto const& other : { PhoneLink { some_id<DeviceId>(0xd1), shown.record, noon },
                 PhoneLink { shown.device, some_id<RecordId>(0x12), noon },
                 PhoneLink { shown.device, shown.record, noon + Milliseconds(1) } }) {
            auto forged = phone_token(other, key);
            forged.replace(forged.rfind('.'), std::string::npos, proof);
            CHECK(checked(forged, noon).error().fault == Fault::Refused);
        }
        CHECK(checked(phone_token(shown, some_id<PhoneKey>(8)), noon).error().fault == Fault::Refused);
    }

    TEST_CASE("what is no token is Invalid, however it is cut")
    {
        auto const good = phone_token(shown, key);
        for (std::size_t length = 0; length < good.size(); ++length)
            CHECK_FALSE(checked(good.substr(0, length), noon));
        for (std::string const& bad : { good + ".", good + "A", "." + good, good + "." + good,
                 std::string(5'000, '.'), std::string("d0.11.1794000000000.AAAA"), std::string("...") })
            CHECK(checked(bad, noon).error().fault == Fault::Invalid);
    }
}

TEST_SUITE("Offered phone link")
{
    TEST_CASE("a terminal whose wall clock stands in 1970 knows headquarters' time by its anchors")
    {
        std::vector<ClockAnchor> const anchors { anchor(some_boot, 1'000), anchor(some_boot, 50'000),
            anchor(std::string(32, 'a'), 90'000) };

        auto const offered
            = offered_phone_link(keys(), shown.device, shown.record, anchors, moment_in_1970(80'000));

        REQUIRE(offered);
        auto const token = offered->substr(offered->find('#') + 1);
        CHECK(checked(token, noon + Milliseconds(80'000)).value().made == noon + Milliseconds(80'000));
    }

    TEST_CASE(
        "nothing is offered without an address, a key, or a contact within the last minute of this boot")
    {
        std::vector<ClockAnchor> const anchors { anchor(some_boot, 50'000) };
        auto const offer = [&](std::optional<WordsKeys> const& given, std::vector<ClockAnchor> const& known,
                               std::int64_t at) {
            return offered_phone_link(given, shown.device, shown.record, known, moment_in_1970(at))
                .has_value();
        };

        CHECK(offer(keys(), anchors, 110'000));
        CHECK_FALSE(offer(keys(), anchors, 110'001));
        CHECK_FALSE(offer(keys(""), anchors, 60'000));
        CHECK_FALSE(offer(std::nullopt, anchors, 60'000));
        CHECK_FALSE(offer(keys(), {}, 60'000));
        CHECK_FALSE(offer(keys(), { anchor(std::string(32, 'a'), 59'000) }, 60'000));
    }
}

TEST_SUITE("WordsKeys")
{
    TEST_CASE("a receipt and an enrolment bring them, and one of an older collector brings none")
    {
        auto receipt = some_receipt();
        CHECK_FALSE(receipt_from(to_body(receipt))->words);

        receipt.words = keys();
        CHECK(receipt_from(to_body(receipt))->words == receipt.words);

        Enrolment const granted { shown.device, some_id<PublicKey>(1), "till", "Till", noon, keys("") };
        CHECK(enrolment_from(to_json(granted))->words == granted.words);
    }

    TEST_CASE("a key that cannot seal and an address that phones cannot open are refused")
    {
        Enrolment const granted { shown.device, some_id<PublicKey>(1), "till", "Till", noon, keys() };
        auto const good = to_json(granted);

        CHECK(enrolment_from(good));
        CHECK_FALSE(enrolment_from(with(good, "text_key", TextKey().hex())));
        CHECK_FALSE(enrolment_from(with(good, "phone_key", "07")));
        CHECK_FALSE(enrolment_from(with(good, "phone_address", "javascript:alert(1)")));
    }

    TEST_CASE("an address for phones is a scheme and a host")
    {
        for (auto const* good :
            { "", "https://feedback.example", "http://10.0.0.2:8470", "https://[::1]:8443" })
            CHECK(is_phone_address(good));
        for (auto const* bad : { "feedback.example", "https://", "https://Feedback.example/",
                 "https://feedback.example/p", "ftp://feedback.example", "https://a b" })
            CHECK_FALSE(is_phone_address(bad));
    }
}
