// One connection, read with bounds: so many bytes for the head of a request, so much time for each of its
// parts.
//
// Knows sockets and nothing of HTTP beyond "head, then body of a stated length".
#pragma once

#include "sync/base/instant.h"

#include <array>
#include <cstddef>
#include <sys/types.h>

namespace peakend {

class BoundedSocket {
public:
    struct Bounds {
        std::size_t head_bytes;
        Milliseconds head_patience;
        Milliseconds body_patience;
    };

    BoundedSocket(int descriptor, Bounds bounds)
        : m_descriptor(descriptor)
        , m_bounds(bounds)
    {
    }

    // True when the first byte of a request is there. Asks `ended` some times a second whether to go on
    // waiting.
    template <class Ended>
    bool awaits_request(Milliseconds patience, Ended ended);

    // The head is read; a body of this length follows.
    void expect_body(std::size_t length);
    // After the reply: something of the request was not read, so the next request could not be found.
    bool out_of_step() const { return m_failed || m_body_left > 0; }

    // As POSIX; -1 also past a bound.
    ssize_t read(char* into, std::size_t size);
    ssize_t write(char const* bytes, std::size_t size);
    bool waits_to_read(Milliseconds patience) const;
    bool waits_to_write(Milliseconds patience) const;
    int descriptor() const { return m_descriptor; }

    // REQUIRES: nothing is read or written afterwards. A peer that is still sending is listened to for a
    // moment and some kilobytes, else our last reply would be lost with the connection.
    void close();
    // Without a moment's wait.
    void close_at_once();

private:
    void begin_request();
    bool fill();

    int m_descriptor;
    Bounds m_bounds;
    std::array<char, 4096> m_buffer;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    BootInstant m_deadline {};
    std::size_t m_head_left = 0;
    std::size_t m_body_left = 0;
    bool m_in_head = true;
    bool m_failed = false;
};

template <class Ended>
bool BoundedSocket::awaits_request(Milliseconds patience, Ended ended)
{
    constexpr Milliseconds glance { 100 };
    for (auto waited = Milliseconds(0); m_begin == m_end; waited += glance) {
        if (waited >= patience || ended())
            return false;
        if (waits_to_read(glance))
            break;
    }
    begin_request();
    return true;
}

}
