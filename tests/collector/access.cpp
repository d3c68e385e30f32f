#include "tests/collector/shop.h"

using namespace peakend;

namespace {

struct Desk {
    Desk()
    {
        auto transaction = must(sql::Transaction::begin(shop.database()));
        issued = must(access.issue_code(must(touchpoint_at(fitting_rooms, "Europe/London")), noon));
        must(transaction.commit());
    }

    // As the server does it: a failed try is committed too.
    std::optional<EnrolledDevice> redeem(std::string const& code, Instant now = noon)
    {
        auto transaction = must(sql::Transaction::begin(shop.database()));
        auto enrolled = must(access.redeem({ code, key.public_key(), {} }, now));
        must(transaction.commit());
        return enrolled;
    }

    // The right selector with another secret.
    std::string wrong() const
    {
        auto code = issued.code;
        code.back() = code.back() == '0' ? '1' : '0';
        return code;
    }

    Shop shop;
    Access access { shop.database() };
    SigningKey key = SigningKey::generate();
    IssuedCode issued;
};

}

TEST_SUITE_BEGIN("Access");

TEST_CASE("a code brings one terminal in")
{
    Desk desk;

    auto const enrolled = desk.redeem(desk.issued.code).value();
    auto const again = desk.redeem(desk.issued.code);

    CHECK(enrolled.touchpoint == "tidemark/south/harbour-street/fitting-rooms");
    CHECK(must(desk.access.find(enrolled.device)).key == desk.key.public_key());
    CHECK_FALSE(again.has_value());
}

TEST_CASE("a terminal that enrols again stays the device it was, at its new touchpoint")
{
    Desk desk;
    auto const before = desk.redeem(desk.issued.code).value();
    auto transaction = must(sql::Transaction::begin(desk.shop.database()));
    auto const till = must(touchpoint_at("Tidemark / South / Harbour Street / Till", "Europe/London"));
    auto const second = must(desk.access.issue_code(till, noon));
    must(transaction.commit());

    auto const after = desk.redeem(second.code).value();

    CHECK(after.device == before.device);
    CHECK(must(desk.access.find(before.device)).touchpoint == "tidemark/south/harbour-street/till");
}

TEST_CASE("a code may be typed in small letters and without dashes")
{
    Desk desk;
    auto typed = desk.issued.code;
    std::erase(typed, '-');
    for (auto& letter : typed)
        letter = static_cast<char>(std::tolower(letter));

    CHECK(desk.redeem(typed).has_value());
}

TEST_CASE("five wrong tries use a code up")
{
    Desk desk;
    for (int tries = 0; tries < 5; ++tries)
        CHECK_FALSE(desk.redeem(desk.wrong()).has_value());

    CHECK_FALSE(desk.redeem(desk.issued.code).has_value());
}

TEST_CASE("four wrong tries leave a code good")
{
    Desk desk;
    for (int tries = 0; tries < 4; ++tries)
        CHECK_FALSE(desk.redeem(desk.wrong()).has_value());

    CHECK(desk.redeem(desk.issued.code).has_value());
}

TEST_CASE("guesses at other codes do not use a code up")
{
    Desk desk;
    for (int tries = 0; tries < 20; ++tries)
        CHECK_FALSE(desk.redeem("").has_value());

    CHECK(desk.redeem(desk.issued.code).has_value());
}

TEST_CASE("a code is good for fifteen minutes")
{
    Desk desk;

    auto const late = desk.redeem(desk.issued.code, noon + std::chrono::minutes(15));
    auto const in_time = desk.redeem(desk.issued.code, noon + std::chrono::minutes(15) - Milliseconds(1));

    CHECK_FALSE(late.has_value());
    CHECK(in_time.has_value());
}

TEST_CASE("the code itself is not stored")
{
    Desk desk;
    auto const normal = normal_enrolment_code(desk.issued.code);

    auto const rows = must(desk.shop.database().query("SELECT selector, hash FROM enrolment_code"));

    REQUIRE(rows.size() == 1);
    CHECK(rows.front().text(0) == normal.substr(0, 4));
    CHECK(rows.front().bytes(1) == sha256(normal).raw());
}

TEST_CASE("a terminal that is not enrolled is refused")
{
    Desk desk;

    auto const found = desk.access.find(DeviceId::random());

    REQUIRE_FALSE(found.has_value());
    CHECK(found.error().fault == Fault::Refused);
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("Places");

TEST_CASE("ids are paths of slugs")
{
    auto const touchpoint
        = must(touchpoint_at("Tidemark/ South  West /Harbour St. 5 / Fitting-rooms!", "UTC"));

    CHECK(touchpoint.id() == "tidemark/south-west/harbour-st-5/fitting-rooms");
    CHECK(touchpoint.ids[0] == "tidemark");
    CHECK(touchpoint.spoken() == "Tidemark, Harbour St. 5");
}

TEST_CASE("names beyond ASCII keep their letters")
{
    CHECK(must(touchpoint_at("潮标 / 华北 / 王府井 / 试衣间", "Asia/Shanghai")).id()
        == "潮标/华北/王府井/试衣间");
}

TEST_CASE("a place is named by its id or as enrol takes it, and what can be neither stays as it is")
{
    CHECK(place_id("tidemark/south-west/harbour-st-5") == "tidemark/south-west/harbour-st-5");
    CHECK(place_id("Tidemark/ South  West /Harbour St. 5") == "tidemark/south-west/harbour-st-5");
    CHECK(place_id("潮标 / 华北") == "潮标/华北");
    CHECK(place_id("Tidemark") == "tidemark");
    for (auto const* neither : { "", " ", "!", "Tidemark / ", "Tidemark / ! / x" })
        CHECK(place_id(neither) == neither);
}

TEST_CASE("a path that names no touchpoint is refused with an example")
{
    for (auto const* path :
        { "", "Tidemark", "a / b / c", "a / b / c / d / e", "a / b /  / d", "a / b / ! / d" }) {
        auto const touchpoint = touchpoint_at(path, "UTC");
        CAPTURE(path);
        CHECK_FALSE(touchpoint.has_value());
    }
    CHECK_FALSE(touchpoint_at(fitting_rooms, "Nowhere/Land").has_value());
}

TEST_CASE("once a terminal stands in a store it takes no other zone, and says which one stands")
{
    Shop shop;
    Places places(shop.database());
    must(places.add(must(touchpoint_at("A / B / C / D", "Europe/Lisbon"))));
    must(places.add(must(touchpoint_at("A / B / C / D", "Europe/London"))));  // mistyped: nobody stands there
    must(shop.database().execute(
        "INSERT INTO station(device, since, touchpoint) VALUES (x'd1', 1, 'a/b/c/d')"));

    for (auto const* path : { "A / B / C / D", "A / B / C / E" }) {
        auto const added = places.add(must(touchpoint_at(path, "Asia/Shanghai")));

        CAPTURE(path);
        REQUIRE_FALSE(added.has_value());
        CHECK(added.error().fault == Fault::Refused);
        CHECK(added.error().what
            == "a/b/c has the time zone Europe/London, by which its days and hours are reckoned (a/b/c/d was "
               "made with it): say --zone Europe/London. If that zone is wrong, give the store another name");
    }
    CHECK(must(places.find("a/b/c/d")).zone == "Europe/London");
    CHECK_FALSE(places.find("a/b/c/e"));
    must(places.add(must(touchpoint_at("A / B / C / E", "Europe/London"))));
    must(places.add(must(touchpoint_at("A / B / C 2 / E", "Asia/Shanghai"))));
}

TEST_CASE("where an earlier version took two zones in one store each touchpoint keeps its own")
{
    Shop shop;
    Places places(shop.database());
    must(places.add(must(touchpoint_at("A / B / C / D", "Europe/London"))));
    must(places.add(must(touchpoint_at("A / B / C / E", "Europe/London"))));
    must(
        shop.database().execute("UPDATE touchpoint SET zone = 'Asia/Shanghai' WHERE touchpoint = 'a/b/c/e'"));
    must(shop.database().execute(
        "INSERT INTO station(device, since, touchpoint) VALUES (x'd1', 1, 'a/b/c/d')"));

    must(places.add(must(touchpoint_at("A / B / C / D", "Europe/London"))));
    must(places.add(must(touchpoint_at("A / B / C / E", "Asia/Shanghai"))));
    must(places.add(must(touchpoint_at("A / B / C / F", "Asia/Shanghai"))));

    CHECK_FALSE(places.add(must(touchpoint_at("A / B / C / E", "Europe/London"))));
    CHECK_FALSE(places.add(must(touchpoint_at("A / B / C / G", "Asia/Tokyo"))));
}

TEST_CASE("a touchpoint that is there keeps its zone and names")
{
    Shop shop;
    Places places(shop.database());
    must(places.add(must(touchpoint_at("A / B / C / D", "Europe/London"))));
    must(places.add(must(touchpoint_at("a / b / c / d", "Europe/London"))));

    auto const found = must(places.find("a/b/c/d"));

    CHECK(found.zone == "Europe/London");
    CHECK(found.names[3] == "D");
    CHECK(shop.count("place") == 4);
}

TEST_SUITE_END();
