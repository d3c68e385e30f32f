// A request and its reply, as routes see them: no sockets, no library.
#pragma once

#include "sync/collector/tally_query.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace peakend {

struct HttpRequest {
    std::string method;  // "GET" (also for HEAD) or "POST"
    std::string path;    // decoded
    QueryParameters query;
    std::string if_none_match;
    std::string body;
};

struct HttpReply {
    int status = 200;
    std::string content_type;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
};

struct Route {
    std::string method;
    std::string path;
    std::size_t most_body_bytes;  // 0 for GET
    std::function<HttpReply(HttpRequest const&)> answer;
};

struct Routes {
    std::vector<Route> exact;
    std::function<HttpReply(HttpRequest const&)> otherwise;  // every other GET

    // 404 and 405 problems when nothing fits.
    HttpReply answer(HttpRequest const&) const;
    Route const* find(std::string const& method, std::string const& path) const;
};

// Of JSON text.
HttpReply json_reply(std::string body);

}
