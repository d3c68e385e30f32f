// The collector at work: a ledger, its writer and readers, and three listeners: terminals, people, and this
// machine's own commands over a Unix socket.
#pragma once

#include "sync/base/instant.h"
#include "sync/base/result.h"
#include "sync/contract/suspicion.h"

#include <filesystem>
#include <memory>
#include <string>

namespace peakend {

struct ServerPlan {
    std::filesystem::path folder;
    std::filesystem::path pages;  // folder of the web pages
    std::string terminals_address = "127.0.0.1";
    int terminals_port = 8470;  // 0: any that is free
    std::string people_address = "127.0.0.1";
    int people_port = 8471;
    std::string phone_address
        = {};  // where visitors' phones find us, "https://feedback.example"; "": not offered
    std::size_t most_waiting
        = 256;  // batches that wait for the writer before terminals are asked to come back
    SuspicionLimits suspicion {};
};

class Server {
public:
    // Once this has returned, all listeners take requests. Makes the ledger when there is none and its
    // addresses are free.
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
