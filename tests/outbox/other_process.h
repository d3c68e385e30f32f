// A child process, as a user of its own, that we can talk with and end in more than one way.
#pragma once

#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <functional>
#include <grp.h>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace peakend {

struct User {
    uid_t id;
    gid_t group;
};
// As the packages make them: two users, one group. The numbers belong to nobody else.
inline constexpr User kiosk_user { 64001, 64000 };
inline constexpr User uplink_user { 64002, 64000 };

inline void require_root()
{
    REQUIRE_MESSAGE(getuid() == 0, "this test runs as two other users: run it as root, or with sudo");
}

// One end of a conversation of whole sentences.
class Line {
public:
    explicit Line(int socket)
        : m_socket(socket)
    {
    }
    void say(std::string_view sentence) const
    {
        static_cast<void>(send(m_socket, sentence.data(), sentence.size(), MSG_NOSIGNAL));
    }
    // "" when the other one is gone.
    std::string hear() const
    {
        char sentence[2048];
        auto const size = recv(m_socket, sentence, sizeof sentence, 0);
        return size > 0 ? std::string(sentence, static_cast<std::size_t>(size)) : std::string();
    }

private:
    int m_socket;
};

class OtherProcess {
public:
    OtherProcess(User user, std::function<void(Line const&)> act)
    {
        int ends[2];
        REQUIRE(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0);
        m_child = fork();
        REQUIRE(m_child >= 0);
        if (m_child == 0) {
            close(ends[0]);
            become(user);
            act(Line(ends[1]));
            _exit(0);
        }
        close(ends[1]);
        m_socket = ends[0];
    }
    OtherProcess(OtherProcess const&) = delete;
    OtherProcess& operator=(OtherProcess const&) = delete;
    ~OtherProcess()
    {
        kill();
        close(m_socket);
    }

    void say(std::string_view sentence) const { Line(m_socket).say(sentence); }
    std::string hear() const { return Line(m_socket).hear(); }

    void kill()
    {
        if (m_child > 0)
            ::kill(m_child, SIGKILL);
        wait();
    }
    // Until it ends by itself.
    void wait()
    {
        if (m_child > 0)
            waitpid(m_child, nullptr, 0);
        m_child = -1;
    }

private:
    static void become(User user)
    {
        if (user.id == getuid())
            return;
        if (setgroups(0, nullptr) != 0 || setgid(user.group) != 0 || setuid(user.id) != 0)
            _exit(1);
    }

    pid_t m_child = -1;
    int m_socket = -1;
};

// What `act` says as this user.
inline std::string told_by(User user, std::function<std::string()> act)
{
    OtherProcess const process(user, [&](Line const& line) { line.say(act()); });
    return process.hear();
}

}
