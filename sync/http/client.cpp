// libcurl behind http::Client. One handle per client, so that a connection is used again.
#include "sync/http/client.h"

#include <array>
#include <curl/curl.h>
#include <string_view>

namespace peakend::http {

namespace {

    // Slower than this for this long is a connection that died without saying so.
    constexpr long least_bytes_a_second = 100;
    constexpr long patience_seconds = 20;

    using Handle = std::unique_ptr<CURL, decltype([](CURL* handle) { curl_easy_cleanup(handle); })>;
    using Headers
        = std::unique_ptr<curl_slist, decltype([](curl_slist* list) { curl_slist_free_all(list); })>;
    using Address = std::unique_ptr<CURLU, decltype([](CURLU* address) { curl_url_cleanup(address); })>;

    bool set_up_once()
    {
        static bool const done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
        return done;
    }

    std::string part_of(CURLU* address, CURLUPart part)
    {
        char* text = nullptr;
        if (curl_url_get(address, part, &text, 0) != CURLUE_OK)
            return "";
        std::string copy(text);
        curl_free(text);
        return copy;
    }

    bool names_only_a_server(CURLU* address)
    {
        auto scheme = part_of(address, CURLUPART_SCHEME);
        auto path = part_of(address, CURLUPART_PATH);
        return (scheme == "http" || scheme == "https") && !part_of(address, CURLUPART_HOST).empty()
            && (path.empty() || path == "/") && part_of(address, CURLUPART_USER).empty()
            && part_of(address, CURLUPART_QUERY).empty() && part_of(address, CURLUPART_FRAGMENT).empty();
    }

    // "HTTPS://HQ.example/" -> "https://HQ.example", the form that paths are appended to.
    Result<std::string> origin_of(std::string const& server)
    {
        Address address(curl_url());
        // The scheme is not guessed: "hq.example" is not an address.
        bool const parsed = curl_url_set(address.get(), CURLUPART_URL, server.c_str(), 0) == CURLUE_OK;
        if (!parsed || !names_only_a_server(address.get()))
            return failed(Fault::Invalid,
                "'{}' is no address of a server: write https://host or http://host:port, without a path",
                server);
        auto port = part_of(address.get(), CURLUPART_PORT);
        return part_of(address.get(), CURLUPART_SCHEME) + "://" + part_of(address.get(), CURLUPART_HOST)
            + (port.empty() ? "" : ":" + port);
    }

    // What one request gathers.
    struct Intake {
        std::string body;
        std::size_t limit;
        bool overflowed = false;
    };

    // Returns fewer bytes than it was given to break the transfer off, as curl wants it.
    std::size_t take_bytes(char* bytes, std::size_t size, std::size_t count, void* intake_pointer)
    {
        auto& intake = *static_cast<Intake*>(intake_pointer);
        auto const given = size * count;
        intake.overflowed = given > intake.limit - intake.body.size();
        if (intake.overflowed)
            return 0;
        intake.body.append(bytes, given);
        return given;
    }

    int ask_whether_to_go_on(void* go_on_pointer, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        return (*static_cast<std::function<bool()> const*>(go_on_pointer))() ? 0 : 1;
    }

    // Without " after 21 ms: ...", which no two tries have alike: one outage would read as many.
    std::string_view without_duration(CURLcode code, std::string_view told)
    {
        bool const has_one = code == CURLE_COULDNT_CONNECT || code == CURLE_OPERATION_TIMEDOUT;
        return has_one ? told.substr(0, told.find(" after ")) : told;
    }

    bool is_distrust(CURLcode code)
    {
        return code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE
            || code == CURLE_SSL_ISSUER_ERROR;
    }

}

Fault fault_of(int status)
{
    if (status == 401 || status == 403)
        return Fault::Refused;
    bool const at_fault_is_the_request = status >= 400 && status < 500 && status != 408 && status != 429;
    return at_fault_is_the_request ? Fault::Invalid : Fault::Unavailable;
}

struct Client::Inside {
    Handle handle;
    std::string server;
    Manners manners;
    std::array<char, CURL_ERROR_SIZE> complaint {};

    void set_manners()
    {
        auto* curl = handle.get();
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, complaint.data());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
        // One request at a time gains nothing from HTTP/2.
        curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(curl, CURLOPT_USERAGENT, manners.user_agent.c_str());
        curl_easy_setopt(curl, CURLOPT_PROXY, manners.proxy.c_str());
        // Unset, the environment's no_proxy would be asked.
        curl_easy_setopt(curl, CURLOPT_NOPROXY, "");
        if (!manners.ca_file.empty())
            curl_easy_setopt(curl, CURLOPT_CAINFO, manners.ca_file.c_str());
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(manners.connect_timeout.count()));
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(manners.total_timeout.count()));
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, least_bytes_a_second);
        curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, patience_seconds);
        if (!manners.go_on)
            return;
        curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
        curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, ask_whether_to_go_on);
        curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &manners.go_on);
    }

    Result<Reply> perform(std::string const& path, Headers const& headers)
    {
        auto* curl = handle.get();
        auto const address = server + path;
        Intake intake { "", manners.most_reply_bytes };
        curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.get());
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_bytes);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &intake);
        complaint[0] = '\0';

        auto const code = curl_easy_perform(curl);
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, nullptr);
        if (code != CURLE_OK)
            return no_reply(code, intake);
        return reply_with(std::move(intake.body));
    }

    Result<Reply> no_reply(CURLcode code, Intake const& intake) const
    {
        if (intake.overflowed)
            return failed(Fault::Unavailable,
                "{} answered with more than {} bytes, which no collector does: look at the address, and at "
                "what "
                "stands between",
                server, intake.limit);
        if (code == CURLE_ABORTED_BY_CALLBACK)
            return failed(Fault::Unavailable, "the request to {} was given up", server);
        auto const told = without_duration(code, complaint.data());
        std::string_view const why = told.empty() ? curl_easy_strerror(code) : told;
        if (is_distrust(code))
            return failed(Fault::Unavailable,
                "{} could not prove who it is ({}): set ca_file to its authority, and look at this "
                "terminal's clock",
                server, why);
        return failed(Fault::Unavailable, "no reply from {}: {}", server, why);
    }

    Reply reply_with(std::string body) const
    {
        long status = 0;
        char* content_type = nullptr;
        curl_off_t retry_after = 0;
        curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle.get(), CURLINFO_CONTENT_TYPE, &content_type);
        curl_easy_getinfo(handle.get(), CURLINFO_RETRY_AFTER, &retry_after);
        return { static_cast<int>(status), std::move(body), content_type ? content_type : "",
            std::chrono::seconds(retry_after) };
    }
};

Result<Client> Client::to(std::string server, Manners manners)
{
    if (!set_up_once())
        return failed(Fault::Unavailable, "libcurl does not start: reinstall libcurl4");
    auto origin = TRY(origin_of(server));
    Handle handle(curl_easy_init());
    if (!handle)
        return failed(Fault::Unavailable, "libcurl gives no handle: the machine is out of memory");
    auto inside
        = std::make_unique<Inside>(Inside { std::move(handle), std::move(origin), std::move(manners) });
    inside->set_manners();
    return Client(std::move(inside));
}

Client::Client(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside))
{
}

Client::Client(Client&&) noexcept = default;
Client& Client::operator=(Client&&) noexcept = default;
Client::~Client() = default;

std::string const& Client::server() const { return m_inside->server; }

Result<Reply> Client::post(std::string const& path, std::string const& content_type, std::string const& body)
{
    auto* curl = m_inside->handle.get();
    Headers headers(curl_slist_append(nullptr, ("Content-Type: " + content_type).c_str()));
    // Empty: no "Expect: 100-continue", which costs a round trip and which not every proxy understands.
    curl_slist_append(headers.get(), "Expect:");
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
    return m_inside->perform(path, headers);
}

Result<Reply> Client::get(std::string const& path)
{
    curl_easy_setopt(m_inside->handle.get(), CURLOPT_HTTPGET, 1L);
    return m_inside->perform(path, nullptr);
}

}
