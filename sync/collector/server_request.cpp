#include "sync/collector/server_request.h"

#include "sync/collector/problem.h"

#include <charconv>
#include <httplib.h>
#include <limits>

namespace peakend {

namespace {

    constexpr std::size_t most_path_bytes = 2048;

    bool is_form(httplib::Request const& request)
    {
        auto const type = request.get_header_value("Content-Type");
        return type.starts_with("multipart/") || type.starts_with("application/x-www-form-urlencoded");
    }

    std::optional<HttpReply> refusal_of_body(httplib::Request const& request, Route const& route)
    {
        auto const length = content_length(request);
        if (!length)
            return problem(411, "send the body in one piece with one Content-Length");
        if (*length > route.most_body_bytes)
            return problem(
                413, fmt::format("send at most {} bytes: make a smaller batch", route.most_body_bytes));
        if (is_form(request))
            return problem(415, "this address takes no forms: send the bytes as they are");
        return std::nullopt;
    }

}

std::optional<std::size_t> content_length(httplib::Request const& request)
{
    if (request.get_header_value_count("Content-Length") != 1)
        return std::nullopt;
    auto const text = request.get_header_value("Content-Length");
    std::size_t length = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), length);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return length;
}

std::size_t bytes_to_next_request(httplib::Request const& request)
{
    constexpr auto never = std::numeric_limits<std::size_t>::max();
    auto const plain = request.method != "POST" && !request.has_header("Content-Length");
    if (request.has_header("Transfer-Encoding"))
        return never;
    return plain ? 0 : content_length(request).value_or(never);
}

HttpRequest request_of(httplib::Request const& request, std::string body)
{
    return {
        .method = request.method == "HEAD" ? "GET" : request.method,
        .path = request.path,
        .query = { request.params.begin(), request.params.end() },
        .if_none_match = request.get_header_value("If-None-Match"),
        .body = std::move(body),
    };
}

std::optional<HttpReply> refusal_of(httplib::Request const& request, Routes const& routes)
{
    if (request.has_header("Transfer-Encoding"))
        return problem(411, "send the body in one piece with a Content-Length, not chunked");
    if (request.has_header("Content-Encoding"))
        return problem(415, "send the body without Content-Encoding: batches are compressed already");
    if (request.path.size() > most_path_bytes)
        return problem(414, "this address is too long");
    if (request.method != "GET" && request.method != "HEAD" && request.method != "POST")
        return problem(405, "use GET or POST");
    if (request.method != "POST")
        return std::nullopt;
    auto const* route = routes.find(request.method, request.path);
    if (!route)
        return routes.answer(request_of(request, {}));
    return refusal_of_body(request, *route);
}

void put(HttpReply const& reply, httplib::Response& response)
{
    response.status = reply.status;
    if (!reply.content_type.empty())
        response.set_content(reply.body, reply.content_type);
    response.set_header("X-Content-Type-Options", "nosniff");
    for (auto const& [name, value] : reply.headers)
        response.set_header(name, value);
}

}
