#include "glass.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

std::shared_ptr<Questionnaire const> with(std::optional<Surprise> surprise, std::optional<WeDid> we_did)
{
    auto made = std::make_shared<Questionnaire>(*questionnaire_with(Nps {}));
    made->surprise = std::move(surprise);
    made->we_did = std::move(we_did);
    return made;
}

Surprise wrapping()
{
    return { in_both("Free wrapping"), in_both("At the till"), { "PINE 48" }, false, 1, {} };
}
WeDid hooks() { return { in_both("Too few hooks"), in_both("Now there are four") }; }

// Says good, goes on to the end. Gives the ticket of the draw; 0 when nothing is drawn.
visit::Ticket finish(Glass& glass)
{
    glass.go_to_second_question();
    glass.visit.apply(visit::Skip {}, glass.moment());
    glass.rest();
    auto const deeds = glass.visit.apply(visit::Skip {}, glass.moment());
    return deeds.size() == 2 ? deeds[1].ticket : 0;
}

}

TEST_SUITE_BEGIN("Ticket");

TEST_CASE("a gift stands on the ticket with its code")
{
    Glass glass(with(wrapping(), hooks()));
    glass.visit.given(finish(glass), "PINE 48", glass.now);
    glass.rest();

    CHECK(glass.element("Free wrapping"));
    CHECK(glass.element("At the till"));
    CHECK(glass.element("PINE 48"));
    CHECK(glass.element("Your code"));
    CHECK_FALSE(glass.element("Now there are four"));
    CHECK(glass.pictures.contains("marks/ticket"));
}

TEST_CASE("a gift without a code says nothing of one")
{
    Glass glass(with(wrapping(), std::nullopt));
    glass.visit.given(finish(glass), "", glass.now);
    glass.rest();

    CHECK(glass.element("Free wrapping"));
    CHECK_FALSE(glass.element("Your code"));
}

TEST_CASE("in the large view the code is at least 1.3 times as large")
{
    for (auto const upright : { false, true }) {
        Glass glass(with(wrapping(), std::nullopt), upright ? 800.0f : 1280.0f, upright ? 1280.0f : 800.0f);
        glass.visit.given(finish(glass), "PINE 48", glass.now);
        glass.rest();
        auto const usual = glass.element("PINE 48")->text_height;

        auto view = glass.visit.view();
        view.large = true;
        glass.visit.apply(visit::ChangeView { view }, glass.moment());
        glass.rest();

        REQUIRE(glass.element("PINE 48"));
        CHECK(glass.element("PINE 48")->text_height >= 1.3f * usual);
    }
}

TEST_CASE("whoever wins nothing reads what the shop did")
{
    Glass glass(with(wrapping(), hooks()));
    finish(glass);
    glass.rest();

    CHECK(glass.element("You said, we did"));
    CHECK(glass.element("Too few hooks"));
    CHECK(glass.element("Now there are four"));
    CHECK_FALSE(glass.element("Free wrapping"));
}

TEST_CASE("with neither there is only the thanks")
{
    Glass glass(with(std::nullopt, std::nullopt));
    finish(glass);
    glass.rest();

    CHECK(glass.element("Thank you."));
    CHECK_FALSE(glass.element("You said, we did"));
}

TEST_CASE("the ticket stands clear of the words above and of Done below, in both directions of the glass")
{
    for (auto const size : { Rect { 0, 0, 1280, 800 }, Rect { 0, 0, 800, 1280 } }) {
        CAPTURE(size.width);
        Glass glass(with(wrapping(), std::nullopt), size.width, size.height);
        glass.visit.given(finish(glass), "PINE 48", glass.now);
        glass.rest();

        auto const* done = glass.element("Done");
        REQUIRE(done);
        auto const top_of_done = done->shape.y;
        auto const words = *glass.element("We read it.");
        auto const gift = *glass.element("Free wrapping");
        CHECK(gift.shape.y > words.shape.y + words.shape.height);
        CHECK(gift.shape.y + gift.shape.height < top_of_done);
    }
}

TEST_CASE("in the large view long words of a ticket stay on it, and it stays clear of Done")
{
    Surprise const long_words { in_both("Free gift wrapping for everything that you have bought here today"),
        in_both("For you, at the till beside the main door, until the shop closes today"), { "PINE 48" },
        false, 1, {} };
    WeDid const long_answer { in_both("There were far too few hooks in all of the fitting rooms upstairs"),
        in_both("Every fitting room has four of them now, and a shelf for your bag as well") };
    for (auto const size : { Rect { 0, 0, 1280, 800 }, Rect { 0, 0, 800, 1280 } }) {
        for (auto const wins : { false, true }) {
            CAPTURE(size.width);
            CAPTURE(wins);
            Glass glass(
                with(wins ? std::optional(long_words) : std::nullopt, long_answer), size.width, size.height);
            auto const drawn = finish(glass);
            if (wins)
                glass.visit.given(drawn, "PINE 48", glass.now);
            glass.rest();
            auto view = glass.visit.view();
            view.large = true;
            glass.visit.apply(visit::ChangeView { view }, glass.moment());
            glass.rest();
            glass.draw();

            auto const first = *glass.element(wins ? long_words.text.in("en", "en") : "You said, we did");
            auto const last
                = *glass.element(wins ? long_words.title.in("en", "en") : long_answer.we_did.in("en", "en"));
            CHECK(first.shape.y > glass.element("Thank you.")->shape.y);
            CHECK(last.shape.y + last.shape.height < glass.element("Done")->shape.y);
            if (wins && size.width < size.height)
                CHECK(glass.element("Your code")->shape.y > last.shape.y + last.shape.height);
        }
    }
}

TEST_SUITE_END();
