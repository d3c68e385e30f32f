// Raw bytes to a listener and back, so that a test can be as rude as it likes.
#pragma once

#include "sync/base/descriptor.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace peakend {

class Wire {
public:
    explicit Wire(int port)
        : m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto const* generic = reinterpret_cast<sockaddr*>(&address);
        REQUIRE(connect(m_socket.number(), generic, sizeof address) == 0);
        timeval const patience { 20, 0 };
        setsockopt(m_socket.number(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    }

    // False once the other end has closed.
    bool send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            auto const sent = ::send(m_socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    // Everything until the other end closes.
    std::string rest()
    {
        std::string heard;
        char buffer[4096];
        for (auto got = recv(m_socket.number(), buffer, sizeof buffer, 0); got > 0;
             got = recv(m_socket.number(), buffer, sizeof buffer, 0))
            heard.append(buffer, static_cast<std::size_t>(got));
        return heard;
    }

private:
    Descriptor m_socket;
};

// One request on a connection of its own; the whole reply.
inline std::string converse(int port, std::string_view bytes)
{
    Wire wire(port);
    wire.send(bytes);
    return wire.rest();
}

inline std::string get(int port, std::string const& target, std::string const& headers = "")
{
    return converse(
        port, "GET " + target + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n" + headers + "\r\n");
}

inline std::string post(
    int port, std::string const& target, std::string_view body, std::string const& headers = "")
{
    auto head = "POST " + target
        + " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Type: application/octet-stream\r\n" + headers
        + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    return converse(port, head.append(body));
}

inline int status_of(std::string const& reply)
{
    return reply.starts_with("HTTP/1.1 ") ? std::stoi(reply.substr(9, 3)) : 0;
}

inline std::string body_of(std::string const& reply)
{
    auto const end = reply.find("\r\n\r\n");
    return end == std::string::npos ? "" : reply.substr(end + 4);
}

inline std::string header_of(std::string const& reply, std::string const& name)
{
    auto const begin = reply.find("\r\n" + name + ": ");
    if (begin == std::string::npos)
        return "";
    auto const value = begin + name.size() + 4;
    return reply.substr(value, reply.find("\r\n", value) - value);
}

}
