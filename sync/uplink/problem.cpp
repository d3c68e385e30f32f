#include "sync/uplink/problem.h"

#include "sync/base/one_line.h"
#include "sync/contract/json.h"

namespace peakend {

namespace {

    constexpr std::size_t most_bytes = 300;

    std::string member(Json const& problem, std::string_view name)
    {
        auto const* found = problem.find(name);
        auto const* text = found ? found->text() : nullptr;
        return text && text->size() <= most_bytes ? *text : "";
    }

}

std::string reason_given(http::Reply const& reply)
{
    auto const status = fmt::format("status {}", reply.status);
    if (!reply.content_type.starts_with("application/problem+json"))
        return status;
    auto const problem = parse_json(reply.body);
    if (!problem)
        return status;
    auto const detail = member(*problem, "detail");
    auto const said = detail.empty() ? member(*problem, "title") : detail;
    return said.empty() ? status : one_line(said);
}

}
