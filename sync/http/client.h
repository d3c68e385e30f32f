// HTTP requests to one server. The only room that includes curl.h.
//
// What a reply means is the caller's business: a status is no fault here, only the lack of a reply is.
#pragma once

#include "sync/base/instant.h"
#include "sync/base/result.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace peakend::http {

struct Reply {
    int status;  // 2xx and 4xx/5xx alike; a fault is only what kept us from having a reply
    std::string body;
    std::string content_type;
    std::chrono::seconds retry_after { 0 };  // 0 when not said
};

// What a status code that is not 2xx asks of the sender: 401, 403 Refused; 408, 429, 5xx Unavailable, as is
// 3xx, which no collector sends but a captive portal does; other 4xx Invalid.
Fault fault_of(int status);

class Client {
public:
    struct Manners {
        std::string user_agent = "peakend";
        std::string proxy = "";    // "" for none: the environment is not asked
        std::string ca_file = "";  // "" for the system's
        Milliseconds connect_timeout { 10'000 };
        Milliseconds total_timeout { 60'000 };
        std::size_t most_reply_bytes = 1 << 20;
        // Asked about once a second while a request is under way; false gives it up, which is Unavailable.
        std::function<bool()> go_on = nullptr;
    };
    // server: "http://host:port" or "https://host"; anything else is Invalid.
    static Result<Client> to(std::string server, Manners);
    Client(Client&&) noexcept;
    Client& operator=(Client&&) noexcept;
    ~Client();

    // In its shortest form: "HTTPS://hq.example/" is "https://hq.example".
    std::string const& server() const;

    // path: "/v1/batches". Unavailable when no whole reply came. Follows no redirects, asks no other
    // protocol.
    Result<Reply> post(std::string const& path, std::string const& content_type, std::string const& body);
    Result<Reply> get(std::string const& path);

private:
    struct Inside;
    explicit Client(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> m_inside;
};

}
