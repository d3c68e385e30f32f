#include "sync/collector/notices.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

std::string const store = "tidemark/south/harbour-street";
std::string const rooms = store + "/fitting-rooms";

Json text(std::string const& english) { return Json::Object { { "en", english } }; }

// Headquarters of two terminals in one store, and of one in another land.
struct Chain {
    Shop shop;
    EnrolledDevice fitting = shop.enrol().device();
    EnrolledDevice till
        = shop.enrol(SigningKey::generate(), "Tidemark / South / Harbour Street / Till").device();
    EnrolledDevice abroad
        = shop.enrol(SigningKey::generate(), "Tidemark / East / Bund / Exit", "Asia/Shanghai").device();
    Instant now = noon;

    Result<PostedNotice> set(
        Audience const& whom, Json const& says, std::string const& until = "2026-11-16T15:00:00Z")
    {
        return Notices(shop.database()).set(whom, says, until, now);
    }
    // "" when nothing is.
    std::string shown_on(EnrolledDevice const& terminal)
    {
        auto const notice
            = must(Notices(shop.database()).shown_on(terminal.device, terminal.touchpoint, now));
        return notice ? notice->text.at("en") : "";
    }
};

std::string fault(Result<PostedNotice> const& result)
{
    REQUIRE_FALSE(result);
    CHECK(result.error().fault == Fault::Invalid);
    return result.error().what;
}

bool mentions(std::string const& text, std::string_view words) { return text.find(words) != text.npos; }

}

TEST_SUITE_BEGIN("Notices");

TEST_CASE("one of a place is shown on all terminals in it and on no others")
{
    Chain chain;

    must(chain.set(store, text("The lift rests until 3.")));

    CHECK(chain.shown_on(chain.fitting) == "The lift rests until 3.");
    CHECK(chain.shown_on(chain.till) == "The lift rests until 3.");
    CHECK(chain.shown_on(chain.abroad) == "");
}

TEST_CASE("a place whose name another one's begins with is another place")
{
    Chain chain;
    auto const annex
        = chain.shop.enrol(SigningKey::generate(), "Tidemark / South / Harbour Street 2 / Exit").device();

    must(chain.set(store, text("The lift rests until 3.")));

    CHECK(chain.shown_on(annex) == "");
}

TEST_CASE("the nearest counts: the terminal's own, then its touchpoint's, its store's, its organisation's")
{
    Chain chain;
    must(chain.set("tidemark", text("organisation")));
    CHECK(chain.shown_on(chain.abroad) == "organisation");
    must(chain.set(chain.fitting.device, text("terminal")));
    must(chain.set(rooms, text("touchpoint")));
    must(chain.set(store, text("store")));

    CHECK(chain.shown_on(chain.fitting) == "terminal");
    CHECK(chain.shown_on(chain.till) == "store");
    must(Notices(chain.shop.database()).clear(chain.fitting.device, chain.now));
    CHECK(chain.shown_on(chain.fitting) == "touchpoint");
}

TEST_CASE("it goes when it expires, and what lies behind it comes to light")
{
    Chain chain;
    must(chain.set(store, text("until 3"), "2026-11-16T15:00:00Z"));
    must(chain.set("tidemark", text("until 6"), "2026-11-16T18:00:00Z"));

    CHECK(chain.shown_on(chain.till) == "until 3");
    chain.now = noon + std::chrono::hours(3);
    CHECK(chain.shown_on(chain.till) == "until 6");
    CHECK(must(Notices(chain.shop.database()).standing(chain.now)).size() == 1);
    chain.now = noon + std::chrono::hours(6);
    CHECK(chain.shown_on(chain.till) == "");
}

TEST_CASE("each place has one, the last that was set, and clearing takes it down once")
{
    Chain chain;
    must(chain.set(store, text("first")));
    must(chain.set(store, text("second")));
    Notices notices(chain.shop.database());

    CHECK(must(notices.standing(chain.now)).size() == 1);
    CHECK(chain.shown_on(chain.till) == "second");
    CHECK(must(notices.clear(store, chain.now)).notice->text.at("en") == "second");
    CHECK(chain.shown_on(chain.till) == "");
    CHECK(mentions(fault(notices.clear(store, chain.now)), "no notice stands for " + store + " itself"));
}

TEST_CASE("until when is read on the clocks of the place")
{
    Chain chain;

    CHECK(must(chain.set(chain.abroad.device, text("a"), "2026-11-16T21:00")).until
        == noon + std::chrono::hours(1));
    CHECK(must(chain.set(store, text("a"), "2026-11-16T13:00")).until == noon + std::chrono::hours(1));
    CHECK(mentions(fault(chain.set("tidemark", text("a"), "2026-11-16T13:00")), "say until when in UTC"));
    CHECK(
        must(chain.set("tidemark", text("a"), "2026-11-16T13:00:00Z")).until == noon + std::chrono::hours(1));
}

TEST_CASE("what no screen could show, or for ever, or nowhere, is refused and changes nothing")
{
    Chain chain;
    must(chain.set(store, text("stands")));

    CHECK(mentions(fault(chain.set("tidemark/north", text("a"))), "there is no place 'tidemark/north'"));
    CHECK(mentions(fault(chain.set("", text("a"))), "there is no place ''"));
    CHECK(mentions(fault(chain.set(DeviceId::random(), text("a"))), "is enrolled here"));
    CHECK(mentions(fault(chain.set(store, text("a\nb"))), "control character"));
    CHECK(mentions(fault(chain.set(store, text(std::string(most_notice_bytes + 1, 'a')))), "at most 240"));
    CHECK(mentions(fault(chain.set(store, Json::Object())), "expected a text"));
    CHECK(mentions(fault(chain.set(store, text("a"), "2026-11-16T12:00:00Z")), "has passed already"));
    CHECK(mentions(fault(chain.set(store, text("a"), "2027-11-18T12:00:00Z")), "366 days"));
    CHECK(mentions(fault(chain.set(store, text("a"), "")), "is no time"));
    CHECK(mentions(fault(chain.set(store, text("a"), "tomorrow")), "is no time"));
    CHECK(chain.shown_on(chain.till) == "stands");
}

TEST_CASE("what is no time, or has passed everywhere, is said before it is asked whose clock it is")
{
    Chain chain;

    for (auto const* until : { "15:00", "2026-11-16", "tomorrow" })
        CHECK(mentions(fault(chain.set("tidemark", text("x"), until)), "is no time"));
    // At noon of UTC the last clocks on earth show midnight.
    CHECK(mentions(fault(chain.set("tidemark", text("x"), "2026-11-16T00:00")), "has passed already"));
    CHECK(mentions(fault(chain.set("tidemark", text("x"), "2026-11-16T00:01")), "do not all show the same"));
}

TEST_CASE("a language in which no terminal asks yet is taken, and what is none is refused")
{
    Chain chain;
    chain.shop.known_terminal();

    must(chain.set(store, Json::Object { { "en", "The lift rests." }, { "xx", "To come" } }));

    CHECK(mentions(fault(chain.set(store, Json::Object { { "e n", "x" } })), "'e n' is no language"));
    CHECK(chain.shown_on(chain.till) == "The lift rests.");
}

TEST_CASE("one that can't be shown any more is told, and goes, and is set anew")
{
    Chain chain;
    must(chain.set(store, text("stands")));
    must(chain.set("tidemark", text("stands behind")));
    must(chain.shop.database().execute(
        "UPDATE notice SET body = '{\"until\": 1}' WHERE place = $1", { store }));
    Notices notices(chain.shop.database());

    CHECK_FALSE(notices.shown_on(chain.till.device, chain.till.touchpoint, chain.now));
    auto const standing = must(notices.standing(chain.now));
    REQUIRE(standing.size() == 2);
    CHECK(standing[0].notice.has_value());
    CHECK_FALSE(standing[1].notice.has_value());
    CHECK(standing[1].until == noon + std::chrono::hours(3));
    CHECK_FALSE(must(notices.clear(store, chain.now)).notice.has_value());
    CHECK(chain.shown_on(chain.till) == "stands behind");
    must(chain.set(store, text("stands again")));
    CHECK(chain.shown_on(chain.till) == "stands again");
}
