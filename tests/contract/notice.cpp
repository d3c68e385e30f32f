#include "tests/contract/some_records.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

Notice const closed { { { "de", "Kabine 3 ist zu." }, { "en", "Fitting room 3 is closed, back at 15:00" } },
    instant_of(1'794'000'600'000) };

Json saying(Json text) { return with(to_json(closed), "text", std::move(text)); }
Json saying_in_english(std::string text) { return saying(Json::Object { { "en", std::move(text) } }); }

Receipt receipt_with(Json const& notice)
{
    auto const receipt
        = receipt_from(canonical_json(with(parse_json(to_body(some_receipt())).value(), "notice", notice)));
    REQUIRE(receipt);
    return *receipt;
}

}

TEST_SUITE("Notice")
{
    TEST_CASE("a receipt brings it as it was set, and one without it brings none")
    {
        auto receipt = some_receipt();
        CHECK_FALSE(receipt_from(to_body(receipt))->notice);

        receipt.notice = closed;

        CHECK(receipt_from(to_body(receipt))->notice == closed);
    }

    TEST_CASE("a sentence in each of some languages, until an instant: all else is refused")
    {
        CHECK(notice_from(to_json(closed)) == closed);
        CHECK_FALSE(notice_from(without(to_json(closed), "until")));
        CHECK_FALSE(notice_from(without(to_json(closed), "text")));
        CHECK_FALSE(notice_from(with(to_json(closed), "until", -1)));
        CHECK_FALSE(notice_from(saying("closed")));
        CHECK_FALSE(notice_from(saying(Json::Object())));
        CHECK_FALSE(notice_from(saying(Json::Object { { "en", 3 } })));
        CHECK_FALSE(notice_from(saying(Json::Object { { "English", "Closed" } })));
        CHECK_FALSE(notice_from(saying(Json::Object { { "EN", "Closed" } })));
        CHECK_FALSE(notice_from("closed"));
    }

    TEST_CASE("a text is one line that fits, without anything hidden in it")
    {
        CHECK(notice_from(saying_in_english(std::string(most_notice_bytes, 'a'))));
        CHECK_FALSE(notice_from(saying_in_english(std::string(most_notice_bytes + 1, 'a'))));
        for (auto const* bad :
            { "", "  ", "one\ntwo", "one\ttwo", "\x7f", "\u0085", "\u2028", "a\u202eb", "a\u2066b" })
            CHECK_FALSE(notice_from(saying_in_english(bad)));
        for (auto const* good : { "à 15 h", "3号试衣间关闭", "המעלית סגורה", "©" })
            CHECK(notice_from(saying_in_english(good)));
    }

    TEST_CASE("so many languages and no more")
    {
        Json::Object texts;
        for (char first = 'a'; texts.size() < most_notice_languages; ++first)
            for (char second = 'a'; second <= 'z' && texts.size() < most_notice_languages; ++second)
                texts.emplace(std::string { first, second }, "Closed");
        CHECK(notice_from(saying(texts)));

        texts.emplace("zz", "Closed");

        CHECK_FALSE(notice_from(saying(texts)));
    }

    TEST_CASE("a receipt is believed without a notice that this version can't show")
    {
        auto const longer = saying_in_english(std::string(most_notice_bytes + 1, 'a'));

        CHECK(receipt_with(to_json(closed)).notice == closed);
        CHECK_FALSE(receipt_with(longer).notice);
        CHECK_FALSE(receipt_with("closed").notice);
        CHECK(receipt_with(longer).acknowledged_through == some_receipt().acknowledged_through);
    }
}
