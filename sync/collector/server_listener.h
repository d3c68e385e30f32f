// One address on which requests come in, and the threads that answer them.
//
// The only file behind which the HTTP library stands. What the library lets through is stopped here: bodies
// without a length, compressed ones, heads without end, clients that send a byte a second, more connections
// than we have threads for. Nothing about routes, batches or pages is known here.
#pragma once

#include "sync/base/instant.h"
#include "sync/collector/exchange.h"

#include <filesystem>
#include <memory>

namespace peakend {

struct ListenerLimits {
    std::size_t threads = 16;
    std::size_t connections = 256;  // answered or waiting for a thread; beyond it they are turned away
    std::size_t head_bytes = 16 << 10;
    Milliseconds head_patience { 5'000 };   // from the first byte of a request to the end of its head
    Milliseconds body_patience { 15'000 };  // from there to the end of its body, and again for the reply
    Milliseconds idle_patience { 2'000 };   // between two requests on one connection
};

class Listener {
public:
    // Takes the address and answers nobody yet: who connects waits. port 0: any that is free. Refused, with
    // the address, when it is in use or not ours.
    static Result<Listener> on_port(
        std::string const& address, int port, ListenerLimits const& = ListenerLimits());
    // A Unix socket of mode 0600, made anew. REQUIRES: no other process listens on it, and its path is short
    // enough for one.
    static Result<Listener> on_socket(std::filesystem::path const&, ListenerLimits const& = ListenerLimits());

    // From now on requests are answered. REQUIRES: called once.
    void answer(Routes);

    Listener(Listener&&) noexcept;
    Listener& operator=(Listener&&) = delete;
    // Takes no more requests and finishes those that are being answered.
    ~Listener();

    int port() const;

private:
    struct Inside;
    explicit Listener(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> m_inside;
};

}
