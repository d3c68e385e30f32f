// Joining a wireless network, on a real bus of the test's own with python3-dbusmock's NetworkManager on it.
#include "sync/uplink/wifi.h"
#include "sync/base/descriptor.h"
#include "sync/base/durable_file.h"
#include "tests/uplink/shop.h"

#include <cstdlib>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>

namespace peakend {
namespace {

    constexpr Milliseconds patient { 30'000 };

    // tests/uplink/network_manager, which says what the scenarios are. As long as it lives, its bus is ours.
    class SystemBus {
    public:
        explicit SystemBus(char const* scenario)
        {
            int to_it[2];
            int from_it[2];
            REQUIRE(pipe2(to_it, O_CLOEXEC) == 0);
            REQUIRE(pipe2(from_it, O_CLOEXEC) == 0);
            m_stay = Descriptor(to_it[1]);
            Descriptor const its_input(to_it[0]);
            Descriptor const heard(from_it[0]);
            Descriptor its_output(from_it[1]);
            m_child = fork();
            REQUIRE(m_child >= 0);
            if (m_child == 0) {
                dup2(its_input.number(), STDIN_FILENO);
                dup2(its_output.number(), STDOUT_FILENO);
                execl(PEAKEND_SOURCE "/tests/uplink/network_manager", "network_manager",
                    m_folder.path().c_str(), scenario, nullptr);
                _exit(127);
            }
            its_output = Descriptor();  // else its end would not be heard
            // It may write its line in parts, and ends when nobody takes the last of them.
            char letter = 0;
            while (letter != '\n')
                REQUIRE_MESSAGE(read(heard.number(), &letter, 1) == 1,
                    "no bus: are dbus and python3-dbusmock installed?");
            setenv("DBUS_SYSTEM_BUS_ADDRESS", ("unix:path=" + m_folder.path().string() + "/bus").c_str(), 1);
        }
        SystemBus(SystemBus const&) = delete;
        SystemBus& operator=(SystemBus const&) = delete;
        ~SystemBus()
        {
            unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
            m_stay = Descriptor();
            waitpid(m_child, nullptr, 0);
        }

        void network_is_joined() const { REQUIRE(write(m_stay.number(), "\n", 1) == 1); }
        // What was asked of NetworkManager, a call a line.
        std::string log() const { return read_file(m_folder.path() / "log", 1 << 20).value(); }
        bool was_told(std::string_view words) const { return log().find(words) != std::string::npos; }

    private:
        TemporaryFolder m_folder;
        Descriptor m_stay;
        pid_t m_child = -1;
    };

    Result<void> join(std::string const& argument, Milliseconds patience = patient)
    {
        auto const network = wifi_network_from(argument);
        REQUIRE(network);
        return join_wifi(*network, patience, nullptr);
    }

    void check_refused(Result<void> const& joined, std::string_view words)
    {
        REQUIRE_FALSE(joined);
        INFO(joined.error().what);
        CHECK(joined.error().fault == Fault::Refused);
        CHECK(joined.error().what.find(words) != std::string::npos);
        CHECK(joined.error().what.find("hunter2hunter2") == std::string::npos);
    }

}

TEST_SUITE("Wifi")
{
    TEST_CASE("a network is named by one line, or by two with its password")
    {
        auto const open = wifi_network_from("Guests");
        auto const closed = wifi_network_from("Tidemark 5\n two words ");
        auto const accented = wifi_network_from("Café Ünder\n12345678");

        REQUIRE(open);
        CHECK(open->name == "Guests");
        CHECK(open->passphrase.empty());
        REQUIRE(closed);
        CHECK(closed->passphrase == " two words ");
        REQUIRE(accented);
        CHECK(accented->name == "Café Ünder");
    }

    TEST_CASE("what can't be a network or its password is refused without repeating it")
    {
        std::string const bad[] = { "", "\n12345678", std::string(33, 'n'), std::string("a\0b", 3),
            "n\n1234567", "n\n" + std::string(65, '1'), "n\n" + std::string(64, 'g'), "n\npäßwörter",
            "n\n12345678\n" };

        for (auto const& argument : bad) {
            auto const network = wifi_network_from(argument);

            REQUIRE_FALSE(network);
            CHECK(network.error().fault == Fault::Invalid);
            CHECK((argument.size() < 3 || network.error().what.find(argument) == std::string::npos));
        }
        CHECK(wifi_network_from("n\n" + std::string(64, 'f')));
    }

    TEST_CASE("a wiped text is empty, and so is where it stood")
    {
        std::string text(100, 's');
        auto const* where = text.data();

        wipe(text);

        CHECK(text.empty());
        CHECK(std::string_view(where, 100).find('s') == std::string_view::npos);
    }

    TEST_CASE("the network is joined with its password")
    {
        SystemBus const bus("joins");

        auto const joined = join("Tidemark 5\nhunter2hunter2");

        CHECK_MESSAGE(joined, (joined ? "" : joined.error().what));
        CHECK(bus.was_told(R"("key-mgmt": "wpa-psk")"));
        CHECK(bus.was_told(R"("psk": "hunter2hunter2")"));
        CHECK(bus.was_told(R"("ssid": [84, 105, 100, 101, 109, 97, 114, 107, 32, 53])"));
        CHECK(bus.was_told(R"("hidden": False)"));
        CHECK(bus.was_told(R"("persist": "disk")"));
        CHECK_FALSE(bus.was_told(" Delete"));
    }

    TEST_CASE("it waits until the network is joined, and asks meanwhile whether to go on")
    {
        SystemBus const bus("joins-when-told");
        auto const network = wifi_network_from("Tidemark 5\nhunter2hunter2");
        int asked = 0;

        auto const joined = join_wifi(*network, patient, [&] {
            if (++asked == 2)
                bus.network_is_joined();
            return true;
        });

        CHECK_MESSAGE(joined, (joined ? "" : joined.error().what));
        CHECK(asked >= 2);
    }

    TEST_CASE("a network that knows only WPA3 is joined by it, an open one without a password")
    {
        {
            SystemBus const bus("joins-wpa3");
            CHECK(join("Tidemark 5\nhunter2hunter2"));
            CHECK(bus.was_told(R"("key-mgmt": "sae")"));
        }
        SystemBus const bus("joins-open");
        CHECK(join("Tidemark 5"));
        CHECK_FALSE(bus.was_told("802-11-wireless-security"));
    }

    TEST_CASE("a network that is not seen may be a hidden one")
    {
        SystemBus const bus("out-of-reach");

        check_refused(join("Tidemark 6\nhunter2hunter2"), "no network of this name is in reach");

        CHECK(bus.was_told(R"("hidden": True)"));
    }

    TEST_CASE("why a network was not joined is told in plain words, and the attempt is forgotten")
    {
        std::pair<char const*, char const*> const scenarios[] = {
            { "wrong-password", "does not take this password" },
            { "no-address", "restart its router" },
            { "unknown-reason", "reason 36" },
            { "gives-up", "without saying why" },
        };
        for (auto const& [scenario, words] : scenarios) {
            SystemBus const bus(scenario);

            check_refused(join("Tidemark 5\nhunter2hunter2"), words);

            CHECK(bus.was_told(" Delete"));
        }
    }

    TEST_CASE("a network that never answers is given up in time, and forgotten")
    {
        SystemBus const bus("never-joins");

        check_refused(join("Tidemark 5\nhunter2hunter2", Milliseconds(100)), "was not joined within");

        CHECK(bus.was_told(" Delete"));
    }

    TEST_CASE("whoever is asked to end does not wait")
    {
        SystemBus const bus("never-joins");
        auto const network = wifi_network_from("Tidemark 5\nhunter2hunter2");

        auto const joined = join_wifi(*network, patient, [] { return false; });

        REQUIRE_FALSE(joined);
        CHECK(joined.error().fault == Fault::Unavailable);
    }

    TEST_CASE("what stands in the way before the first try is told")
    {
        std::pair<char const*, char const*> const scenarios[] = {
            { "absent", "install network-manager" },
            { "no-device", "no wireless device" },
            { "not-allowed", "polkit rule" },
        };
        for (auto const& [scenario, words] : scenarios) {
            SystemBus const bus(scenario);
            check_refused(join("Tidemark 5\nhunter2hunter2"), words);
        }
        SystemBus const bus("joins");
        check_refused(join("Tidemark 5"), "wants a password");
    }

    TEST_CASE("without a system bus there is no NetworkManager")
    {
        setenv("DBUS_SYSTEM_BUS_ADDRESS", "unix:path=/nonexistent", 1);

        check_refused(join("Tidemark 5\nhunter2hunter2"), "no system bus");

        unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
    }

    TEST_CASE("staff ask for a network before enrolment and are told what came of it")
    {
        Shop shop;
        shop.open_uplink();
        auto const answer_in = [&](char const* scenario, std::string argument) {
            SystemBus const bus(scenario);
            auto const answer = shop.answer_to(shop.ask(Verb::Wifi, std::move(argument)));
            REQUIRE(answer);
            return *answer;
        };

        auto const joined = answer_in("joins", "Tidemark 5\nhunter2hunter2");
        auto const refused = answer_in("wrong-password", "Tidemark 5\nhunter2hunter2");
        auto const invalid = answer_in("joins", "Tidemark 5\nshort");

        CHECK(joined.state == RequestState::Done);
        CHECK(joined.sentence == "This terminal is in Tidemark 5.");
        CHECK(refused.state == RequestState::Failed);
        CHECK(refused.sentence
            == "Tidemark 5 was not joined: the network does not take this password: type it once more.");
        CHECK(invalid.sentence.starts_with("No network was joined: the password of a wireless network has"));
    }

    TEST_CASE("what waited for a network is tried as soon as there is one")
    {
        Shop shop;
        shop.open_uplink();
        shop.enrol();
        shop.headquarters_says(reply_bytes("503 Service Unavailable", ""));
        REQUIRE(visit(shop.outbox(), 1));
        shop.pass(std::chrono::seconds(5));
        shop.headquarters_says("");
        SystemBus const bus("joins");

        shop.ask(Verb::Wifi, "Tidemark 5\nhunter2hunter2");

        CHECK(shop.stored() == 1);
    }
}

}
