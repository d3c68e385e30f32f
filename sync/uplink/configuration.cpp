#include "sync/uplink/configuration.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace peakend {

namespace {

    constexpr std::string_view plain = "http://";

    // "http://[::1]:8080" -> "::1"
    std::string host_in(std::string_view origin)
    {
        auto const host = origin.substr(plain.size());
        if (host.starts_with('['))
            return std::string(host.substr(1, host.find(']') - 1));
        return std::string(host.substr(0, host.find(':')));
    }

    // Loopback, private (RFC 1918), link-local (RFC 3927).
    bool is_own_v4(in_addr const& address)
    {
        auto const number = ntohl(address.s_addr);
        auto const within = [&](std::uint32_t network, int bits) {
            return number >> (32 - bits) == network >> (32 - bits);
        };
        return within(0x7f00'0000, 8) || within(0x0a00'0000, 8) || within(0xac10'0000, 12)
            || within(0xc0a8'0000, 16) || within(0xa9fe'0000, 16);
    }

    // Loopback, unique local (RFC 4193), link-local (RFC 4291).
    bool is_own_v6(in6_addr const& address)
    {
        return IN6_IS_ADDR_LOOPBACK(&address) || (address.s6_addr[0] & 0xfe) == 0xfc
            || IN6_IS_ADDR_LINKLOCAL(&address);
    }

    bool is_on_own_network(std::string_view origin)
    {
        auto const host = host_in(origin);
        in_addr v4 {};
        if (inet_pton(AF_INET, host.c_str(), &v4) == 1)
            return is_own_v4(v4);
        in6_addr v6 {};
        if (inet_pton(AF_INET6, host.c_str(), &v6) == 1)
            return is_own_v6(v6);
        return host == "localhost";
    }

    // At enrolment the key by which receipts are believed comes over this connection: unprotected, whoever
    // stands in between could enrol the terminal to himself.
    void check_server(Settings& settings, std::string const& server)
    {
        if (server.empty())
            return;
        auto const client = http::Client::to(server, {});
        if (!client)
            settings.complain("server", client.error().what);
        else if (client->server().starts_with(plain) && !is_on_own_network(client->server()))
            settings.complain("server",
                "plain http is only for addresses of a network of your own, such as http://192.168.1.5: "
                "write https://");
    }

}

Configuration read_configuration(Settings& settings)
{
    Configuration configuration {
        .server = settings.text("server", ""),
        .terminal_folder = settings.text("terminal_folder", "/var/lib/peakend-kiosk"),
        .data_folder = settings.text("data_folder", "/var/lib/peakend-uplink"),
        .start_jitter
        = settings.seconds("start_jitter", Milliseconds(60'000), Milliseconds(0), Milliseconds(60 * 60'000)),
        .proxy = settings.text("proxy", ""),
        .ca_file = settings.text("ca_file", ""),
    };
    check_server(settings, configuration.server);
    return configuration;
}

http::Client::Manners manners_of(Configuration const& configuration, Process const& process)
{
    return {
        .user_agent = "peakend-uplink/" + process.version,
        .proxy = configuration.proxy,
        .ca_file = configuration.ca_file,
        .go_on = process.go_on,
    };
}

}
