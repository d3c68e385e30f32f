// What of the HTTP library's request we believe, and what we refuse before a byte of its body is read.
//
// The library takes chunked and compressed bodies past its own limit, and doubled lengths at their word.
#pragma once

#include "sync/collector/exchange.h"

#include <optional>

namespace httplib {
struct Request;
struct Response;
}

namespace peakend {

// A number that is there once and is nothing but digits; two lengths, or "+5", are how one request hides in
// another.
std::optional<std::size_t> content_length(httplib::Request const&);

// Where the body ends cannot be known when its length is not said once and plainly: then nothing that follows
// on this connection is a request, and this is the largest number there is.
std::size_t bytes_to_next_request(httplib::Request const&);

// The problem to answer with; nothing when the request may go on.
std::optional<HttpReply> refusal_of(httplib::Request const&, Routes const&);

HttpRequest request_of(httplib::Request const&, std::string body);
void put(HttpReply const&, httplib::Response&);

}
