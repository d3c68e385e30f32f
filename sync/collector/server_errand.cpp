#include "sync/collector/server_errand.h"

#include "sync/contract/json.h"

#include <httplib.h>

namespace peakend {

namespace {

    std::string detail_of(std::string const& body)
    {
        auto const json = parse_json(body);
        auto const* detail = json ? json->find("detail") : nullptr;
        auto const* text = detail ? detail->text() : nullptr;
        return text ? *text : body.substr(0, 200);
    }

}

Result<std::string> ask_collector(std::filesystem::path const& socket, std::string const& path,
    std::string const& body, std::string const& media_type)
{
    httplib::Client client(socket.string());
    client.set_address_family(AF_UNIX);
    client.set_read_timeout(10);
    auto const reply = client.Post(path, body, media_type);
    if (!reply)
        return failed(Fault::Unavailable, "no collector listens on {}", socket.string());
    if (reply->status != 200)
        return failed(Fault::Refused, "{}", detail_of(reply->body));
    return reply->body;
}

}
