#include "glass.h"

#include "kiosk/screens/motion.h"

#include <doctest/doctest.h>

using namespace peakend;
using namespace peakend::screens;

namespace {

// A glass whose shop is closed; the phrases are English.
struct Night : Glass {
    explicit Night(std::optional<int> opens_at = 9 * 60, visit::OpeningDay const& on = visit::Today {})
        : Glass(questionnaire_with(Nps {}))
    {
        visit.doors({ false, opens_at, on }, now);
        rest();
    }
};

std::vector<std::string> texts(Glass& glass)
{
    glass.draw();
    std::vector<std::string> labels;
    for (auto const& element : glass.scene.elements())
        labels.push_back(element.label);
    return labels;
}

bool among(std::vector<std::string> const& texts, std::string const& text)
{
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}

TEST_SUITE_BEGIN("Closed");

TEST_CASE("asleep, the screen says when the shop opens again and offers nothing to tap")
{
    Night night;

    CHECK(among(texts(night), "Closed now\nWe open again at 9:00"));
    CHECK(among(texts(night), "We open again at 9:00"));  // for who reads another language
    CHECK(night.scene.targets().empty());
}

TEST_CASE("an opening on the next day is told as tomorrow's")
{
    Night night(10 * 60, visit::Tomorrow {});

    CHECK(among(texts(night), "Closed now\nWe open again tomorrow at 10:00"));
    CHECK(among(texts(night), "We open again tomorrow at 10:00"));
}

TEST_CASE("an opening that is neither today nor tomorrow is told with its weekday")
{
    constexpr int monday = 0;
    Night night(10 * 60, visit::OnWeekday { monday });

    CHECK(among(texts(night), "Closed now\nWe open again on Monday at 10:00"));
    CHECK(among(texts(night), "We open again on Monday at 10:00"));
}

TEST_CASE("an opening in a week or later is told with its date, in January as in December")
{
    struct Row {
        visit::OnDate date;
        std::string told;
    };
    for (auto const& row : { Row { { .day = 4, .month = 1 }, "We open again on 4 January at 9:30" },
             Row { { .day = 28, .month = 12 }, "We open again on 28 December at 9:30" } }) {
        Night night(9 * 60 + 30, row.date);

        CHECK(among(texts(night), "Closed now\n" + row.told));
        CHECK(among(texts(night), row.told));
    }
}

TEST_CASE("where nobody knows when it opens no hour is told")
{
    Night night(std::nullopt);

    CHECK(among(texts(night), "Closed now"));
    CHECK_FALSE(among(texts(night), "We open again at 9:00"));
}

TEST_CASE("asleep, all stands somewhere else every minute, and only then a frame is due")
{
    Night night;
    auto const before = night.draw();
    auto const heading = night.scene.elements().front().shape;
    REQUIRE(before.next);
    CHECK(*before.next > night.now);
    CHECK(*before.next <= night.now + std::chrono::minutes(1));

    night.now = *before.next;
    night.draw();

    CHECK(night.scene.elements().front().shape.x != heading.x);
}

TEST_CASE("the walk against burn-in comes back to where it began")
{
    auto const start = boot_instant_of(0);
    auto const after = motion::drift(start + std::chrono::minutes(8));

    CHECK(after.x == motion::drift(start).x);
    CHECK(after.y == motion::drift(start).y);
}

TEST_CASE("a tap brings the closed card, and no answer")
{
    Night night;
    night.visit.touched(night.moment());
    night.rest();

    auto const said = texts(night);

    CHECK(among(said, "Closed now"));
    CHECK(among(said, "We open again at 9:00"));
    CHECK(night.choices().empty());
}

TEST_CASE("the closed card is there for everyone: its words become large")
{
    Night night;
    night.visit.touched(night.moment());
    night.rest();
    auto const usual = night.heading().text_height;

    night.tap("Everyone can use this");
    night.rest();

    CHECK(night.heading().text_height >= 1.5f * usual);
    CHECK(among(texts(night), "We open again at 9:00"));
}

TEST_SUITE_END();
