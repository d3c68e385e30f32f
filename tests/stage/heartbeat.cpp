#include "kiosk/stage/heartbeat.h"

#include "sync/base/descriptor.h"
#include "tests/stage/environment.h"
#include "tests/stage/temporary_folder.h"

#include <array>
#include <cstring>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/un.h>

using namespace peakend;
using namespace peakend::stage;

namespace {

// systemd's end of the socket that a service talks to.
class Supervisor {
public:
    Supervisor()
        : m_path((m_folder.path() / "notify").string())
        , m_socket(socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address {};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, m_path.c_str(), sizeof(address.sun_path) - 1);
        REQUIRE(bind(m_socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
    }

    std::string const& path() const { return m_path; }
    // The next thing that was said, "" for nothing.
    std::string heard() const
    {
        std::array<char, 256> text {};
        auto length = recv(m_socket.number(), text.data(), text.size(), 0);
        return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : std::string();
    }

private:
    TemporaryFolder m_folder;
    std::string m_path;
    Descriptor m_socket;
};

}

TEST_SUITE("Heartbeat")
{
    TEST_CASE("systemd hears that we are ready, alive twice per watchdog time, and stopping")
    {
        Supervisor systemd;
        Environment socket("NOTIFY_SOCKET", systemd.path());
        Environment watchdog("WATCHDOG_USEC", "20000000");
        {
            Heartbeat heartbeat(boot_instant_of(0));
            heartbeat.ready();
            CHECK(systemd.heard() == "READY=1");
            CHECK(heartbeat.next_beat() == boot_instant_of(10'000));

            heartbeat.beat(boot_instant_of(9'999));
            CHECK(systemd.heard() == "");
            heartbeat.beat(boot_instant_of(10'000));
            CHECK(systemd.heard() == "WATCHDOG=1");
            CHECK(heartbeat.next_beat() == boot_instant_of(20'000));
        }
        CHECK(systemd.heard() == "STOPPING=1");
    }

    TEST_CASE("without a watchdog there is no beat")
    {
        Supervisor systemd;
        Environment socket("NOTIFY_SOCKET", systemd.path());
        Heartbeat heartbeat(boot_instant_of(0));

        heartbeat.beat(boot_instant_of(1'000'000));

        CHECK_FALSE(heartbeat.next_beat());
        CHECK(systemd.heard() == "");
    }
}
