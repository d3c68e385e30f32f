#include "kiosk/gift_counter.h"

#include "sync/outbox/outbox.h"
#include "tests/base/temporary_folder.h"
#include "tests/outbox/some_visits.h"

#include <algorithm>
#include <array>
#include <doctest/doctest.h>
#include <future>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <thread>

using namespace peakend;

namespace {

// A terminal that has given PINE 48.
struct Shop {
    TemporaryFolder folder;
    std::optional<Outbox> outbox = *Outbox::open(folder.path());
    BootInstant now = some_moment(1'000'000).at;

    Shop()
    {
        Surprise surprise;
        surprise.codes = { "PINE 48" };
        REQUIRE(*outbox->give(some_id<RecordId>(1), surprise, some_moment(1'000'000)));
    }
    std::filesystem::path socket() const { return folder.path() / "counter.sock"; }
};

CounterAnswer must(Result<CounterAnswer> const& answer)
{
    REQUIRE_MESSAGE(answer, (answer ? "" : answer.error().what));
    return *answer;
}

// What a guest is told while the kiosk looks in.
CounterAnswer ask(Shop& shop, GiftCounter& counter, std::string const& code)
{
    auto answer = std::async(std::launch::async, [&] { return redeem_at_counter(shop.folder.path(), code); });
    for (auto answered = false; !answered; std::this_thread::yield())
        for (auto const& asked : counter.look(shop.now)) {
            counter.answer(asked.guest, shop.outbox->redeem(asked.code, some_moment(2'000'000)));
            answered = true;
        }
    return must(answer.get());
}

// One end of the socket, to be rude with.
class Guest {
public:
    explicit Guest(Shop const& shop)
        : m_socket(::socket(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        auto const path = shop.socket().string();
        path.copy(std::begin(address.sun_path), sizeof address.sun_path - 1);
        came_in = connect(m_socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    }
    void say(std::string const& text) const
    {
        REQUIRE(send(m_socket.number(), text.data(), text.size(), MSG_NOSIGNAL) > 0);
    }
    bool hung_up_on() const
    {
        char letter = 0;
        return recv(m_socket.number(), &letter, 1, 0) == 0;
    }
    std::string heard() const
    {
        std::array<char, 1000> said {};
        auto const got = recv(m_socket.number(), said.data(), said.size(), 0);
        return { said.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)) };
    }
    bool came_in = false;

private:
    Descriptor m_socket;
};

}

TEST_SUITE("GiftCounter")
{
    TEST_CASE("while the kiosk runs a code is handed out once, and wrong ones get their sentence")
    {
        Shop shop;
        auto counter = *GiftCounter::open(shop.folder.path());

        CHECK(ask(shop, counter, "pine 48").good);
        auto const again = ask(shop, counter, "PINE 48");
        CHECK_FALSE(again.good);
        CHECK(again.sentence.starts_with("'PINE 48' was redeemed already on "));
        auto const wrong = ask(shop, counter, "PINE 49");
        CHECK_FALSE(wrong.good);
        CHECK(wrong.sentence.starts_with("this terminal never gave the code 'PINE 49'"));
        CHECK_FALSE(ask(shop, counter, "").good);
        CHECK_FALSE(ask(shop, counter, std::string(100'000, 'A')).good);
    }

    TEST_CASE("while a damaged database is kept, a code that is not known may be in it")
    {
        Shop shop;
        std::filesystem::create_directory(shop.folder.path() / "terminal.db-damaged-20261128T120000000Z");
        auto const may_be = std::string("codes from before 2026-11-28 are in ");
        {
            auto counter = *GiftCounter::open(shop.folder.path());
            CHECK(ask(shop, counter, "PINE 49").sentence.find(may_be) != std::string::npos);
            CHECK(ask(shop, counter, "PINE 48").sentence.find(may_be) == std::string::npos);
        }
        shop.outbox.reset();

        auto const here = must(redeem_at_counter(shop.folder.path(), "PINE 49"));

        CHECK_FALSE(here.good);
        CHECK(here.sentence.find(may_be) != std::string::npos);
    }

    TEST_CASE("a code that can't be noted is not handed out, and says why")
    {
        Shop shop;
        auto counter = *GiftCounter::open(shop.folder.path());
        auto answer = std::async(
            std::launch::async, [&] { return redeem_at_counter(shop.folder.path(), "PINE 48"); });

        for (auto answered = false; !answered; std::this_thread::yield())
            for (auto const& asked : counter.look(shop.now)) {
                counter.answer(asked.guest, failed(Fault::Unavailable, "the disk is full"));
                answered = true;
            }

        auto const said = must(answer.get());
        CHECK_FALSE(said.good);
        CHECK(said.sentence == "it can't be noted: the disk is full");
    }

    TEST_CASE("while no kiosk runs terminal.db is looked into, and where there is none none is made")
    {
        Shop shop;
        shop.outbox.reset();

        CHECK(must(redeem_at_counter(shop.folder.path(), "PINE 48")).good);
        CHECK_FALSE(must(redeem_at_counter(shop.folder.path(), "PINE 48")).good);

        auto const nowhere = shop.folder.path() / "nowhere";
        auto const refused = redeem_at_counter(nowhere, "PINE 48");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().what.starts_with("there is no terminal.db in "));
        CHECK_FALSE(std::filesystem::exists(nowhere));
    }

    TEST_CASE("the socket is for its owner alone, goes with the counter, and one left by a crash is replaced")
    {
        Shop shop;
        std::filesystem::create_directory(shop.socket());  // anything that stands in the way
        {
            auto const counter = GiftCounter::open(shop.folder.path());
            REQUIRE(counter);
            struct stat found { };
            REQUIRE(stat(shop.socket().c_str(), &found) == 0);
            CHECK(S_ISSOCK(found.st_mode));
            CHECK((found.st_mode & 0777) == 0600);
        }
        CHECK_FALSE(std::filesystem::exists(shop.socket()));
    }

    TEST_CASE("who says nothing, or says more than was asked, is hung up on and keeps nobody waiting")
    {
        Shop shop;
        auto counter = *GiftCounter::open(shop.folder.path());
        std::vector<Guest> crowd;
        for (int number = 0; number < 8; ++number)
            crowd.emplace_back(shop);
        CHECK(counter.look(shop.now).empty());
        Guest const late(shop);
        REQUIRE(late.came_in);
        late.say("PINE 48");
        CHECK(counter.look(shop.now).empty());

        shop.now += std::chrono::seconds(11);
        CHECK(counter.look(shop.now).empty());

        CHECK(crowd.front().hung_up_on());
        REQUIRE(counter.look(shop.now).size() == 1);
        late.say("PINE 48");
        CHECK(counter.look(shop.now).empty());
        CHECK(late.hung_up_on());
    }

    TEST_CASE("who asked is kept until the storage has an answer, however slow its disk")
    {
        Shop shop;
        auto counter = *GiftCounter::open(shop.folder.path());
        Guest const guest(shop);
        guest.say("PINE 48");
        auto const asked = counter.look(shop.now);
        REQUIRE(asked.size() == 1);

        shop.now += std::chrono::seconds(50);
        CHECK(counter.look(shop.now).empty());
        CHECK_FALSE(guest.hung_up_on());
        counter.answer(asked.front().guest, shop.outbox->redeem("PINE 48", some_moment(2'000'000)));

        CHECK(guest.heard().starts_with("+"));
    }

    TEST_CASE("a guest who leaves before the answer is answered into the air")
    {
        Shop shop;
        auto counter = *GiftCounter::open(shop.folder.path());
        auto guest = std::make_optional<Guest>(shop);
        guest->say("PINE 48");
        auto const asked = counter.look(shop.now);
        REQUIRE(asked.size() == 1);

        guest.reset();
        CHECK(counter.look(shop.now).empty());

        CHECK_FALSE(counter.answer(asked.front().guest, Redemption(NotOurs {})).empty());
    }
}
