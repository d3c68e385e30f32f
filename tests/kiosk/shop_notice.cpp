// Which notice the first question shows: staff's own, headquarters', or none.
#include "kiosk/shop_clock.h"

#include <doctest/doctest.h>

using namespace peakend;

namespace {

Instant const three = *parse_rfc3339("2026-11-24T15:00:00Z");
Instant const in_1970 = instant_of(60'000);
constexpr auto hour = std::chrono::minutes(60);

KioskSettings own(std::map<std::string, std::string> text, std::optional<Instant> until = {})
{
    KioskSettings settings;
    settings.notice = std::move(text);
    settings.notice_until = until;
    return settings;
}

Notice headquarters(std::string const& english, Instant until = three)
{
    return { { { "de", "Kabine 3 ist zu." }, { "en", english } }, until };
}

class Shop {
public:
    explicit Shop(KioskSettings const& settings = {})
        : m_clock(settings)
    {
        m_clock.look({ "boot", m_now, three - hour }, {});
    }
    void hears(std::optional<Notice> notice) { m_clock.headquarters_says(std::move(notice)); }

    // Until the next look, in milliseconds.
    std::int64_t look(Instant wall, std::vector<ClockAnchor> const& anchors = {})
    {
        m_clock.look({ "boot", m_now, wall }, anchors);
        return (m_clock.next_look() - m_now).count();
    }
    std::string shown(std::string const& language = "en") const { return m_clock.notice(language, "en"); }

private:
    BootInstant m_now = boot_instant_of(1'000'000);
    ShopClock m_clock;
};

}

TEST_SUITE("ShopClock: notice")
{
    TEST_CASE("headquarters' is shown in the visitor's language until it expires, on the minute")
    {
        Shop shop;
        CHECK(shop.shown() == "");

        shop.hears(headquarters("Fitting room 3 is closed, back at 15:00"));
        CHECK(shop.look(three - std::chrono::seconds(10)) == 10'000);
        CHECK(shop.shown() == "Fitting room 3 is closed, back at 15:00");
        CHECK(shop.shown("de") == "Kabine 3 ist zu.");
        CHECK(shop.shown("ja") == "Fitting room 3 is closed, back at 15:00");

        shop.look(three);
        CHECK(shop.shown() == "");
    }

    TEST_CASE("it is gone when headquarters takes it down")
    {
        Shop shop;
        shop.hears(headquarters("Fitting room 3 is closed."));
        shop.look(three - hour);

        shop.hears(std::nullopt);

        CHECK(shop.shown() == "Fitting room 3 is closed.");
        shop.look(three - hour);
        CHECK(shop.shown() == "");
    }

    TEST_CASE("staff's own wins while it stands, then headquarters' is shown")
    {
        Shop shop(own({ { "en", "The lift rests." } }, three - hour / 2));
        shop.hears(headquarters("Fitting room 3 is closed."));

        shop.look(three - hour);
        CHECK(shop.shown() == "The lift rests.");
        CHECK(shop.shown("de") == "The lift rests.");
        shop.look(three - hour / 2);
        CHECK(shop.shown() == "Fitting room 3 is closed.");
        shop.look(three);
        CHECK(shop.shown() == "");
    }

    TEST_CASE("of a clock that cannot be right staff's own stands and headquarters' does not")
    {
        Shop shop(own({ { "en", "The lift rests." } }, three));
        shop.look(in_1970);
        CHECK(shop.shown() == "The lift rests.");

        Shop other;
        other.hears(headquarters("Fitting room 3 is closed."));
        other.look(in_1970);
        CHECK(other.shown() == "");
    }

    TEST_CASE("an anchor of this boot tells when it expires, whatever the wall clock shows")
    {
        Shop shop;
        shop.hears(headquarters("Fitting room 3 is closed."));
        ClockAnchor const before { "boot", boot_instant_of(1'000'000), three - hour, Milliseconds(20) };
        ClockAnchor const after { "boot", boot_instant_of(1'000'000), three + hour, Milliseconds(20) };

        shop.look(in_1970, { before });
        CHECK(shop.shown() == "Fitting room 3 is closed.");
        shop.look(three - hour, { after });
        CHECK(shop.shown() == "");
    }
}
