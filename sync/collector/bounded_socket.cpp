#include "sync/collector/bounded_socket.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace peakend {

namespace {

    constexpr Milliseconds farewell_patience { 500 };
    constexpr std::size_t farewell_bytes = 1 << 20;

    bool waits(int descriptor, short events, Milliseconds patience)
    {
        pollfd awaited { descriptor, events, 0 };
        auto const milliseconds = static_cast<int>(std::max(patience, Milliseconds(0)).count());
        return ::poll(&awaited, 1, milliseconds) > 0;
    }

}

bool BoundedSocket::waits_to_read(Milliseconds patience) const
{
    return waits(m_descriptor, POLLIN, patience);
}
bool BoundedSocket::waits_to_write(Milliseconds patience) const
{
    return waits(m_descriptor, POLLOUT, patience);
}

void BoundedSocket::begin_request()
{
    m_in_head = true;
    m_head_left = m_bounds.head_bytes;
    m_body_left = 0;
    m_deadline = BootClock::now() + m_bounds.head_patience;
}

void BoundedSocket::expect_body(std::size_t length)
{
    m_in_head = false;
    m_body_left = length;
    m_deadline = BootClock::now() + m_bounds.body_patience;
}

bool BoundedSocket::fill()
{
    if (!waits_to_read(m_deadline - BootClock::now()))
        return false;
    auto const got = ::recv(m_descriptor, m_buffer.data(), m_buffer.size(), 0);
    if (got <= 0)
        return false;
    m_begin = 0;
    m_end = static_cast<std::size_t>(got);
    return true;
}

ssize_t BoundedSocket::read(char* into, std::size_t size)
{
    auto& left = m_in_head ? m_head_left : m_body_left;
    if (m_failed || left == 0 || (m_begin == m_end && !fill())) {
        m_failed = true;
        return -1;
    }
    auto const taken = std::min({ size, m_end - m_begin, left });
    std::memcpy(into, m_buffer.data() + m_begin, taken);
    m_begin += taken;
    left -= taken;
    return static_cast<ssize_t>(taken);
}

ssize_t BoundedSocket::write(char const* bytes, std::size_t size)
{
    auto const deadline = BootClock::now() + m_bounds.body_patience;
    for (std::size_t sent = 0; sent < size;) {
        auto const written = ::send(m_descriptor, bytes + sent, size - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (written > 0)
            sent += static_cast<std::size_t>(written);
        else if (errno != EAGAIN || !waits_to_write(deadline - BootClock::now()))
            return -1;
    }
    return static_cast<ssize_t>(size);
}

void BoundedSocket::close()
{
    if (!out_of_step())
        return close_at_once();
    ::shutdown(m_descriptor, SHUT_WR);
    auto const deadline = BootClock::now() + farewell_patience;
    for (std::size_t heard = 0; heard < farewell_bytes && waits_to_read(deadline - BootClock::now());) {
        auto const got = ::recv(m_descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (got <= 0)
            break;
        heard += static_cast<std::size_t>(got);
    }
    close_at_once();
}

void BoundedSocket::close_at_once()
{
    ::shutdown(m_descriptor, SHUT_RDWR);
    ::close(m_descriptor);
}

}
