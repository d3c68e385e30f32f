#include "sync/collector/problem.h"

#include "sync/base/journal.h"
#include "sync/contract/json.h"

#include <map>

namespace peakend {

namespace {

    constexpr int retry_after_seconds = 2;

    // RFC 9110 and 6585.
    std::string_view title_of(int status)
    {
        static std::map<int, std::string_view> const titles {
            { 400, "Bad Request" },
            { 403, "Forbidden" },
            { 404, "Not Found" },
            { 405, "Method Not Allowed" },
            { 408, "Request Timeout" },
            { 409, "Conflict" },
            { 411, "Length Required" },
            { 413, "Content Too Large" },
            { 414, "URI Too Long" },
            { 415, "Unsupported Media Type" },
            { 500, "Internal Server Error" },
            { 503, "Service Unavailable" },
        };
        auto const found = titles.find(status);
        return found == titles.end() ? "Error" : found->second;
    }

    int status_of(Fault fault)
    {
        switch (fault) {
        case Fault::Invalid:
            return 400;
        case Fault::Refused:
            return 403;
        case Fault::Unavailable:
            return 503;
        case Fault::Corrupt:
            break;
        }
        return 500;
    }

}

HttpReply problem(int status, std::string_view detail)
{
    HttpReply reply { status, "application/problem+json",
        canonical_json(Json::Object { { "type", "about:blank" }, { "title", title_of(status) },
            { "status", status }, { "detail", detail } }),
        {} };
    if (status == 503)
        reply.headers.emplace_back("Retry-After", std::to_string(retry_after_seconds));
    return reply;
}

HttpReply problem_of(Error const& error)
{
    if (error.fault != Fault::Corrupt)
        return problem(status_of(error.fault), error.what);
    journal::alarm("reply_failed", { { "reason", error.what } });
    return problem(500, "the collector could not read what it stored: its journal says more");
}

}
