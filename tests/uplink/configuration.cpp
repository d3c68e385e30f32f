#include "sync/uplink/configuration.h"

#include <doctest/doctest.h>

namespace peakend {
namespace {

    Result<void> verdict_on_server(std::string server)
    {
        Settings settings("PEAKEND_UPLINK_UNDER_TEST");
        settings.override_with("server", std::move(server), "--server");
        read_configuration(settings);
        return settings.verdict();
    }

}

TEST_SUITE("Configuration")
{
    TEST_CASE("the defaults are in order")
    {
        Settings settings("PEAKEND_UPLINK_UNDER_TEST");

        auto const configuration = read_configuration(settings);

        CHECK(settings.verdict());
        CHECK(configuration.start_jitter == std::chrono::seconds(60));
        CHECK(configuration.server.empty());
    }

    TEST_CASE("plain http is for a network of one's own")
    {
        for (auto good :
            { "https://hq.example", "http://127.0.0.1:8080", "http://localhost", "http://[::1]:8080",
                "http://10.0.0.7", "http://172.31.0.7", "http://192.168.1.7:80", "http://[fd00::7]:80" })
            CHECK_MESSAGE(verdict_on_server(good), good);
        for (auto bad : { "http://hq.example", "HTTP://hq.example", "http://127.0.0.1.hq.example",
                 "http://172.32.0.7", "http://203.0.113.7", "http://[2001:db8::7]",
                 "http://localhost.hq.example:80", "ftp://127.0.0.1", "hq.example" })
            CHECK_FALSE_MESSAGE(verdict_on_server(bad), bad);
    }
}

}
