#include "sync/collector/problem.h"

#include "sync/base/journal.h"
#include "sync/contract/json.h"

#include <algorithm>
#include <array>
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

    bool is_between(std::string_view text, std::size_t at, unsigned low, unsigned high)
    {
        return at < text.size() && static_cast<unsigned char>(text[at]) >= low
            && static_cast<unsigned char>(text[at]) <= high;
    }

    // Bytes of the character at the beginning; 0 when there is none (RFC 3629, section 4) or it is a zero
    // byte.
    std::size_t length_of_character(std::string_view text)
    {
        struct Form {
            unsigned first_low, first_high, second_low, second_high;
            std::size_t length;
        };
        constexpr std::array<Form, 8> forms { {
            { 0xc2, 0xdf, 0x80, 0xbf, 2 },
            { 0xe0, 0xe0, 0xa0, 0xbf, 3 },
            { 0xe1, 0xec, 0x80, 0xbf, 3 },
            { 0xed, 0xed, 0x80, 0x9f, 3 },
            { 0xee, 0xef, 0x80, 0xbf, 3 },
            { 0xf0, 0xf0, 0x90, 0xbf, 4 },
            { 0xf1, 0xf3, 0x80, 0xbf, 4 },
            { 0xf4, 0xf4, 0x80, 0x8f, 4 },
        } };
        if (is_between(text, 0, 0x01, 0x7f))
            return 1;
        for (auto const& form : forms) {
            auto fits = is_between(text, 0, form.first_low, form.first_high)
                && is_between(text, 1, form.second_low, form.second_high);
            for (std::size_t at = 2; fits && at < form.length; ++at)
                fits = is_between(text, at, 0x80, 0xbf);
            if (fits)
                return form.length;
        }
        return 0;
    }

    std::string in_utf8(std::string_view text)
    {
        std::string whole;
        while (!text.empty()) {
            auto const length = length_of_character(text);
            whole += length == 0 ? "\ufffd" : text.substr(0, length);
            text.remove_prefix(std::max(length, std::size_t { 1 }));
        }
        return whole;
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
            { "status", status }, { "detail", in_utf8(detail) } }),
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
