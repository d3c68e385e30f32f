// The collector at work: a ledger, its writer and readers, and three listeners: terminals, people, and this
// machine's own commands over a Unix socket.
#pragma once

#include "sync/base/instant.h"
#include "sync/base/result.h"
#include "sync/collector/server_plan.h"

#include <filesystem>
#include <memory>

namespace peakend {

class Server {
public:
    // Once this has returned, all listeners take requests. Makes the ledger when there is none and its
    // addresses are free. What is not expect_servable() is told before that.
    static Result<Server> start(ServerPlan const&);
    Server(Server&&) noexcept;
    Server& operator=(Server&&) = delete;
    // Answers what has come in, writes what waits.
    ~Server();

    int terminals_port() const;
    int people_port() const;
    Result<void> answers_within(Milliseconds);

private:
    struct Inside;
    explicit Server(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> m_inside;
};

// Refused when the folder's name is too long for a Unix socket in it.
Result<std::filesystem::path> command_socket(std::filesystem::path const& folder);

}
