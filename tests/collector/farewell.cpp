// A terminal that says farewell, and what its key is good for afterwards.
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

struct Leaving {
    Shop shop;
    SigningKey key = SigningKey::generate();
    Terminal terminal = shop.enrol(key);

    Leaving()
    {
        terminal.publish();
        terminal.rate(5);
    }

    Batch farewell() const
    {
        auto batch = terminal.batch();
        batch.records.clear();
        batch.farewell = true;
        batch.enrolled_at = noon;
        return batch;
    }
    Result<Receipt> say(Batch const& farewell) { return shop.record(verified(terminal.device(), farewell)); }
    Result<Receipt> say_farewell() { return say(farewell()); }
    void enrol_again() { shop.enrol(key, fitting_rooms, "Europe/London", noon + std::chrono::minutes(10)); }
    bool in_service()
    {
        return must(shop.database().query("SELECT 1 FROM device WHERE retired_at = 0")).size() == 1;
    }
};

}

TEST_SUITE_BEGIN("Ledger at a farewell");

TEST_CASE("a farewell makes all safe and retires the key")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);

    auto const receipt = must(leaving.say_farewell());
    leaving.terminal.rate(4);
    auto const after = leaving.shop.record(leaving.terminal.verified_batch());

    CHECK(receipt.acknowledged_through == 2);
    CHECK(receipt.safe_through == 2);
    REQUIRE_FALSE(after);
    CHECK(after.error().fault == Fault::Refused);
    CHECK(after.error().what.find("is retired: enrol it again") != std::string::npos);
    CHECK(leaving.shop.count("response") == 1);
}

TEST_CASE("a farewell is answered again as the first time: its reply may be lost")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    auto const first = must(leaving.say_farewell());

    auto const again = must(leaving.say_farewell());

    CHECK(again.acknowledged_through == first.acknowledged_through);
    CHECK(again.safe_through == first.safe_through);
}

TEST_CASE("records that came later on the terminal are not acknowledged by a farewell said again")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    must(leaving.say_farewell());
    leaving.terminal.rate(4);

    auto const again = must(leaving.say_farewell());

    CHECK(again.acknowledged_through == 2);
    CHECK(again.safe_through == 2);
}

TEST_CASE("a ledger brought back from an older copy lets go only of what it has")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    TemporaryFolder backup;
    leaving.shop.back_up_to(backup.path());
    leaving.terminal.rate(4);
    leaving.shop.sync(leaving.terminal);
    leaving.shop.put_back(backup.path());

    auto const refused = leaving.say_farewell();

    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("1 records still to be sent") != std::string::npos);
    CHECK(leaving.in_service());
    CHECK(leaving.shop.sync(leaving.terminal).acknowledged_through == 2);
    CHECK(leaving.shop.sync(leaving.terminal).acknowledged_through == 3);
    CHECK(must(leaving.say_farewell()).safe_through == 3);
}

TEST_CASE("a farewell before everything has come is refused and retires nothing")
{
    Leaving leaving;

    auto const refused = leaving.say_farewell();

    REQUIRE_FALSE(refused);
    CHECK(refused.error().what.find("2 records still to be sent") != std::string::npos);
    CHECK(leaving.shop.sync(leaving.terminal).acknowledged_through == 2);
}

TEST_CASE("a retired terminal that is enrolled again with its old key is the device it was, and in service")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    must(leaving.say_farewell());

    auto const again = leaving.shop.enrol(leaving.key);
    leaving.terminal.rate(3);

    CHECK(again.device().device == leaving.terminal.device().device);
    CHECK(leaving.shop.sync(leaving.terminal).acknowledged_through == 3);
}

TEST_CASE("a farewell that was taken once retires nobody when it comes again after a new enrolment")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    auto const captured = leaving.farewell();
    must(leaving.say(captured));
    leaving.enrol_again();

    auto const replayed = leaving.say(captured);

    REQUIRE_FALSE(replayed);
    CHECK(replayed.error().fault == Fault::Refused);
    CHECK(replayed.error().what.find("not to its present enrolment") != std::string::npos);
    CHECK(leaving.in_service());
}

TEST_CASE("nor does one that was withheld until then, or that says no enrolment")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    auto const withheld = leaving.farewell();
    auto unsaid = withheld;
    unsaid.enrolled_at.reset();
    leaving.enrol_again();

    CHECK_FALSE(leaving.say(withheld));
    CHECK_FALSE(leaving.say(unsaid));

    CHECK(leaving.in_service());
}

TEST_CASE("the place of a retired terminal takes a new one")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    must(leaving.say_farewell());

    auto successor = leaving.shop.enrol();
    successor.rate(4);

    CHECK(successor.device().touchpoint == leaving.terminal.device().touchpoint);
    CHECK(leaving.shop.sync(successor).acknowledged_through == 1);
}

TEST_CASE("of a retired terminal nothing is listened to but the farewell that it said")
{
    Leaving leaving;
    leaving.shop.sync(leaving.terminal);
    must(leaving.say_farewell());
    auto forged = leaving.farewell();
    forged.epoch = Epoch::random();
    forged.lowest_held = 9;
    forged.next_seq = 9;
    forged.told_incarnation = leaving.shop.ledger().incarnation();
    forged.told_acknowledged_through = 8;
    auto const incarnation = leaving.shop.ledger().incarnation();

    auto const refused = leaving.shop.record(verified(leaving.terminal.device(), forged));

    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Refused);
    CHECK(leaving.shop.ledger().incarnation() == incarnation);
    CHECK(leaving.shop.count("stream") == 1);
    CHECK(leaving.shop.count("gap") == 0);
}

TEST_SUITE_END();
