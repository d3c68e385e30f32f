#include "sync/collector/exchange.h"

#include "sync/collector/problem.h"

#include <algorithm>

namespace peakend {

Route const* Routes::find(std::string const& method, std::string const& path) const
{
    auto const fits = [&](Route const& route) { return route.method == method && route.path == path; };
    auto const found = std::find_if(exact.begin(), exact.end(), fits);
    return found == exact.end() ? nullptr : &*found;
}

HttpReply Routes::answer(HttpRequest const& request) const
{
    if (auto const* route = find(request.method, request.path))
        return route->answer(request);
    auto const known = std::any_of(
        exact.begin(), exact.end(), [&](Route const& route) { return route.path == request.path; });
    if (known)
        return problem(405, "this address takes another method");
    if (request.method == "GET" && otherwise)
        return otherwise(request);
    return problem(404, "there is nothing at this address: check its spelling");
}

HttpReply json_reply(std::string body) { return { 200, "application/json", std::move(body), {} }; }

}
