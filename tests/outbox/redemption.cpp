#include "sync/outbox/redemption.h"

#include "sync/outbox/outbox.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

constexpr std::int64_t minute = 60'000;

// A terminal that has given PINE 48 and OAK 7.
struct Box {
    TemporaryFolder folder;
    std::optional<Outbox> opened = *Outbox::open(folder.path());
    std::int64_t at = 10'000 * minute;
    std::string boot = some_boot;

    Box()
    {
        Surprise surprise;
        surprise.codes = { "PINE 48", "OAK 7" };
        for (std::uint8_t visitor = 1; visitor <= 2; ++visitor)
            REQUIRE(opened->give(some_id<RecordId>(visitor), surprise, some_moment(at)));
    }
    Moment now() const
    {
        auto moment = some_moment(at);
        moment.boot_id = boot;
        return moment;
    }
    Redemption redeem(std::string_view code)
    {
        auto const redemption = opened->redeem(code, now());
        REQUIRE_MESSAGE(redemption, (redemption ? "" : redemption.error().what));
        return *redemption;
    }
    template <class Verdict>
    bool says(std::string_view code)
    {
        return std::holds_alternative<Verdict>(redeem(code));
    }
    void guess(std::int64_t times)
    {
        for (std::int64_t time = 0; time < times; ++time)
            CHECK(says<NotOurs>("WOLF 1"));
    }
};

}

TEST_SUITE("Outbox: redemption")
{
    TEST_CASE("a code is redeemed once; after that, also after a restart, it says when")
    {
        Box box;
        auto const first = box.now().wall;
        CHECK(std::get<HandedOut>(box.redeem("PINE 48")).given == first);

        box.at += 5 * minute;
        box.opened.reset();
        box.opened = *Outbox::open(box.folder.path());

        auto const again = std::get<HandedOutBefore>(box.redeem("PINE 48"));
        CHECK(again.given == first);
        CHECK(again.redeemed == first);
        CHECK(box.says<HandedOut>("OAK 7"));
    }

    TEST_CASE("letters and digits alone count, however a code is typed")
    {
        for (auto const* typed : { "  pine   48 ", "PINE48", "pine-48", "Pine 48.", "P I N E 4 8" }) {
            Box box;
            auto const redemption = box.redeem(typed);
            REQUIRE_MESSAGE(std::holds_alternative<HandedOut>(redemption), typed);
            CHECK(std::get<HandedOut>(redemption).code == "PINE 48");
            CHECK(box.says<HandedOutBefore>("PINE 48"));
        }
    }

    TEST_CASE("of two that people can't tell apart the one that is spelt so goes first, then the unredeemed")
    {
        TemporaryFolder folder;
        auto outbox = *Outbox::open(folder.path());
        Surprise surprise;
        surprise.codes = { "OAK 7", "OAK7" };
        for (std::uint8_t visitor = 1; visitor <= 2; ++visitor)
            REQUIRE(outbox.give(some_id<RecordId>(visitor), surprise, some_moment(minute)));
        auto const code_of = [&](std::string_view typed) {
            return std::get<HandedOut>(*outbox.redeem(typed, some_moment(2 * minute))).code;
        };

        CHECK(code_of("oak7") == "OAK7");
        CHECK(code_of("oak-7") == "OAK 7");
        CHECK(std::holds_alternative<HandedOutBefore>(*outbox.redeem("oak-7", some_moment(2 * minute))));
    }

    TEST_CASE("nothing and letters of no code are no gift")
    {
        Box box;

        CHECK(box.says<NotOurs>(""));
        CHECK(box.says<NotOurs>("--"));
        CHECK(box.says<NotOurs>("松PINE 48"));
    }

    TEST_CASE("what was typed is shown as on a ticket")
    {
        CHECK(normal_gift_code(" pine\t4821\n") == "PINE 4821");
        CHECK(normal_gift_code("") == "");
        CHECK(normal_gift_code(std::string(1000, 'a')).size() == 13);
    }

    TEST_CASE("what this terminal never gave is refused: a wrong one, a part, nothing at all")
    {
        Box box;

        for (auto const* wrong : { "PINE 49", "PINE", "PINE 481", "", " ", "松 48", "' OR 1=1 --" })
            CHECK(box.says<NotOurs>(wrong));
        CHECK(box.says<HandedOut>("PINE 48"));
    }

    TEST_CASE("a gift without a code has nothing to redeem")
    {
        Box box;
        REQUIRE(*box.opened->give(some_id<RecordId>(3), Surprise {}, box.now()));

        CHECK(box.says<NotOurs>(""));
    }

    TEST_CASE("ten wrong codes within an hour bar right ones too, until the first is an hour old")
    {
        Box box;
        box.guess(1);
        box.at += 10 * minute;
        box.guess(most_wrong_codes - 1);

        CHECK(std::get<Barred>(box.redeem("PINE 48")).wait == std::chrono::minutes(50));
        box.at += 50 * minute - 1;
        CHECK(box.says<Barred>("PINE 48"));
        box.at += 1;
        CHECK(box.says<HandedOut>("PINE 48"));
        box.guess(1);
        CHECK(box.says<Barred>("OAK 7"));
    }

    TEST_CASE("neither a restart nor a reboot nor another date lifts the bar")
    {
        Box box;
        box.guess(most_wrong_codes);
        box.opened.reset();
        box.opened = *Outbox::open(box.folder.path());
        CHECK(box.says<Barred>("PINE 48"));

        box.boot = std::string(32, 'b');
        box.at = minute;
        CHECK(std::get<Barred>(box.redeem("PINE 48")).wait == std::chrono::minutes(59));
        auto years_later = box.now();
        years_later.wall += std::chrono::hours(24 * 365);
        CHECK(std::holds_alternative<Barred>(*box.opened->redeem("PINE 48", years_later)));
        box.at = 60 * minute;
        CHECK(box.says<HandedOut>("PINE 48"));
    }

    TEST_CASE("right codes are no guesses, however many")
    {
        Box box;
        CHECK(box.says<HandedOut>("PINE 48"));

        for (std::int64_t time = 0; time < 2 * most_wrong_codes; ++time)
            CHECK(box.says<HandedOutBefore>("PINE 48"));

        CHECK(box.says<HandedOut>("OAK 7"));
    }

    TEST_CASE("each verdict is a sentence that says what to do")
    {
        auto const given = instant_of(1'794'000'000'000);

        CHECK(to_text(HandedOut { "PINE 48", given }, "pine48")
                  .starts_with("'PINE 48' is good: it was given on 2026-"));
        CHECK(to_text(HandedOutBefore { "PINE 48", given, given }, "pine48").ends_with("hand nothing out."));
        CHECK(to_text(NotOurs {}, "PINE 48").find("never gave the code 'PINE 48'") != std::string::npos);
        CHECK(to_text(Barred { std::chrono::milliseconds(61'000) }, "").ends_with("try again in 2 minutes"));
    }
}
