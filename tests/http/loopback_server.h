// A very small HTTP server on 127.0.0.1 that says exactly what a test wants, byte by byte.
//
// One connection at a time, one request each. Nothing of it waits longer than ten seconds.
#pragma once

#include "sync/base/descriptor.h"
#include "sync/base/locked.h"

#include <atomic>
#include <cassert>
#include <charconv>
#include <functional>
#include <netinet/in.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/time.h>
#include <thread>
#include <vector>

namespace peakend {

struct Heard {
    std::string head;  // request line and headers
    std::string body;

    std::string path() const
    {
        auto const from = head.find(' ') + 1;
        return head.substr(from, head.find(' ', from) - from);
    }
};

// Raw bytes of a reply, after which the connection ends.
inline std::string reply_bytes(
    std::string_view status, std::string_view body, std::string_view more_headers = "")
{
    return "HTTP/1.1 " + std::string(status) + "\r\nConnection: close\r\nContent-Length: "
        + std::to_string(body.size()) + "\r\n" + std::string(more_headers) + "\r\n" + std::string(body);
}

class LoopbackServer {
public:
    struct Answer {
        std::string bytes;
        bool hang = false;  // keep the connection open until the client gives up
    };
    using Script = std::function<Answer(Heard const&)>;

    explicit LoopbackServer(Script script)
        : m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
        , m_script(std::move(script))
    {
        sockaddr_in address {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        assert(bind(m_listener.number(), generic, size) == 0);
        assert(listen(m_listener.number(), 8) == 0);
        assert(getsockname(m_listener.number(), generic, &size) == 0);
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    LoopbackServer(LoopbackServer const&) = delete;
    LoopbackServer& operator=(LoopbackServer const&) = delete;
    ~LoopbackServer()
    {
        m_closing = true;
        shutdown(m_listener.number(), SHUT_RDWR);
        m_thread.join();
    }

    std::string address() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    std::vector<Heard> heard() const
    {
        return m_heard.with([](auto const& all) { return all; });
    }

private:
    void serve()
    {
        while (!m_closing) {
            Descriptor connection(accept4(m_listener.number(), nullptr, nullptr, SOCK_CLOEXEC));
            if (connection)
                converse(connection.number());
        }
    }

    void converse(int connection)
    {
        timeval const patience { 10, 0 };
        setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        auto const heard = hear(connection);
        m_heard.with([&](auto& all) { all.push_back(heard); });
        auto const answer = m_script(heard);
        std::string_view rest = answer.bytes;
        while (!rest.empty()) {
            auto const sent = send(connection, rest.data(), rest.size(), MSG_NOSIGNAL);
            if (sent <= 0)
                return;
            rest.remove_prefix(static_cast<std::size_t>(sent));
        }
        char byte;
        if (answer.hang)
            recv(connection, &byte, 1, 0);
    }

    static Heard hear(int connection)
    {
        std::string all;
        std::size_t end = std::string::npos;
        while (end == std::string::npos || all.size() < end + 4 + length_in(all.substr(0, end))) {
            char buffer[16384];
            auto const count = recv(connection, buffer, sizeof buffer, 0);
            if (count <= 0)
                return { all, "" };
            all.append(buffer, static_cast<std::size_t>(count));
            end = all.find("\r\n\r\n");
        }
        return { all.substr(0, end + 2), all.substr(end + 4) };
    }

    static std::size_t length_in(std::string const& head)
    {
        constexpr std::string_view name = "Content-Length: ";
        auto const at = head.find(name);
        std::size_t length = 0;
        if (at != std::string::npos)
            std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
        return length;
    }

    Descriptor m_listener;
    Script m_script;
    int m_port = 0;
    std::atomic<bool> m_closing = false;
    Locked<std::vector<Heard>> m_heard;
    std::thread m_thread;
};

}
