#include "sync/http/client.h"
#include "tests/http/loopback_server.h"

#include <cstdlib>
#include <doctest/doctest.h>

namespace peakend::http {
namespace {

    Client client_of(LoopbackServer const& server, Client::Manners manners = {})
    {
        auto client = Client::to(server.address(), std::move(manners));
        REQUIRE(client);
        return std::move(*client);
    }

    LoopbackServer::Script always(std::string bytes)
    {
        return [bytes = std::move(bytes)](Heard const&) { return LoopbackServer::Answer { bytes }; };
    }

    LoopbackServer::Script half_a_reply_then_silence()
    {
        return [](Heard const&) {
            return LoopbackServer::Answer { "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", true };
        };
    }

    // An address that was free a moment ago and that nobody listens on.
    std::string deserted_address() { return LoopbackServer(always("")).address(); }

}

TEST_SUITE("http::Client")
{
    TEST_CASE("a post arrives whole, with its content type, its length and no Expect")
    {
        LoopbackServer server(always(reply_bytes("200 OK", "kept", "Content-Type: text/plain\r\n")));
        auto client = client_of(server, { .user_agent = "peakend-uplink/0.1" });
        // curl asks leave for more than a mebibyte unless told not to.
        std::string const body = std::string("\0binary\xff", 8) + std::string(2 << 20, 'x');

        auto reply = client.post("/v1/batches", "application/octet-stream", body);

        REQUIRE(reply);
        CHECK(reply->status == 200);
        CHECK(reply->body == "kept");
        CHECK(reply->content_type == "text/plain");
        CHECK(reply->retry_after.count() == 0);
        auto const heard = server.heard().at(0);
        CHECK(heard.body == body);
        CHECK(heard.path() == "/v1/batches");
        CHECK(heard.head.find("Content-Type: application/octet-stream\r\n") != std::string::npos);
        CHECK(heard.head.find("User-Agent: peakend-uplink/0.1\r\n") != std::string::npos);
        CHECK(heard.head.find("Expect") == std::string::npos);
    }

    TEST_CASE("a get after a post sends no body")
    {
        LoopbackServer server(always(reply_bytes("200 OK", "")));
        auto client = client_of(server);
        REQUIRE(client.post("/a", "text/plain", "body"));

        REQUIRE(client.get("/b"));

        CHECK(server.heard().at(1).head.starts_with("GET /b HTTP/1.1\r\n"));
        CHECK(server.heard().at(1).body.empty());
        CHECK(server.heard().at(1).head.find("Content-Type") == std::string::npos);
    }

    TEST_CASE("a refusal is a reply with its status and its Retry-After")
    {
        LoopbackServer server(always(reply_bytes("429 Too Many Requests", "later", "Retry-After: 17\r\n")));
        auto client = client_of(server);

        auto reply = client.get("/");

        REQUIRE(reply);
        CHECK(reply->status == 429);
        CHECK(reply->retry_after == std::chrono::seconds(17));
        CHECK(reply->body == "later");
    }

    TEST_CASE("a redirect is not followed")
    {
        LoopbackServer server([](Heard const& heard) {
            return LoopbackServer::Answer { heard.path() == "/portal"
                    ? reply_bytes("200 OK", "please sign in")
                    : reply_bytes("302 Found", "", "Location: /portal\r\n") };
        });
        auto client = client_of(server);

        auto reply = client.get("/v1/batches");

        REQUIRE(reply);
        CHECK(reply->status == 302);
        CHECK(server.heard().size() == 1);
    }

    TEST_CASE("a reply of exactly the limit is taken, one byte more is not")
    {
        LoopbackServer server(always(reply_bytes("200 OK", std::string(1000, 'x'))));

        auto fitting = client_of(server, { .most_reply_bytes = 1000 }).get("/");
        auto oversize = client_of(server, { .most_reply_bytes = 999 }).get("/");

        REQUIRE(fitting);
        CHECK(fitting->body.size() == 1000);
        REQUIRE_FALSE(oversize);
        CHECK(oversize.error().fault == Fault::Unavailable);
        CHECK(oversize.error().what.find("more than 999 bytes") != std::string::npos);
    }

    TEST_CASE("an endless reply ends at the limit")
    {
        LoopbackServer server(always(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100000\r\n" + std::string(1 << 20, 'x')));
        auto client = client_of(server, { .most_reply_bytes = 4096 });

        CHECK_FALSE(client.get("/"));
    }

    TEST_CASE("a reply cut short is no reply")
    {
        LoopbackServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        auto client = client_of(server);

        auto reply = client.get("/");

        REQUIRE_FALSE(reply);
        CHECK(reply.error().fault == Fault::Unavailable);
    }

    TEST_CASE("a body that never comes ends in Unavailable")
    {
        LoopbackServer server(half_a_reply_then_silence());
        auto client = client_of(server, { .total_timeout = Milliseconds(200) });

        auto reply = client.get("/");

        REQUIRE_FALSE(reply);
        CHECK(reply.error().fault == Fault::Unavailable);
        // How long it took is no part of it: the next try takes another while.
        CHECK(reply.error().what == fmt::format("no reply from {}: Operation timed out", server.address()));
    }

    TEST_CASE("a request is given up when its owner no longer wants it")
    {
        LoopbackServer server(half_a_reply_then_silence());
        auto client = client_of(server, { .go_on = [] { return false; } });

        auto reply = client.get("/");

        REQUIRE_FALSE(reply);
        CHECK(reply.error().what.find("given up") != std::string::npos);
    }

    TEST_CASE("a server that nobody runs is Unavailable and named")
    {
        auto const address = deserted_address();
        auto client = Client::to(address, {});
        REQUIRE(client);

        auto reply = client->get("/");

        REQUIRE_FALSE(reply);
        CHECK(reply.error().fault == Fault::Unavailable);
        auto const port = address.substr(address.rfind(':') + 1);
        CHECK(reply.error().what
            == fmt::format("no reply from {}: Failed to connect to 127.0.0.1 port {}", address, port));
    }

    TEST_CASE("bytes that are not HTTP are no reply")
    {
        LoopbackServer server(always("220 mail.example ESMTP\r\n"));
        auto client = client_of(server);

        CHECK_FALSE(client.get("/"));
    }

    TEST_CASE("the proxy of the environment is not asked, the one in the manners is")
    {
        LoopbackServer proxy(always(reply_bytes("200 OK", "by proxy")));
        LoopbackServer server(always(reply_bytes("200 OK", "direct")));
        setenv("http_proxy", proxy.address().c_str(), 1);
        setenv("no_proxy", "127.0.0.1", 1);

        auto direct = client_of(server).get("/");
        auto by_proxy = client_of(server, { .proxy = proxy.address() }).get("/");

        unsetenv("http_proxy");
        unsetenv("no_proxy");
        REQUIRE(direct);
        CHECK(direct->body == "direct");
        REQUIRE(by_proxy);
        CHECK(by_proxy->body == "by proxy");
    }

    TEST_CASE("an address is a scheme and a server, nothing else")
    {
        for (auto good :
            { "http://127.0.0.1:8080", "https://hq.example", "https://hq.example/", "http://[::1]:80" })
            CHECK_MESSAGE(Client::to(good, {}), good);
        for (auto bad :
            { "", "hq.example", "ftp://hq.example", "file:///etc/passwd", "https://", "http://a b",
                "https://hq.example/path", "https://name:secret@hq.example", "https://hq.example?x=1" }) {
            auto client = Client::to(bad, {});
            REQUIRE_FALSE_MESSAGE(client, bad);
            CHECK(client.error().fault == Fault::Invalid);
        }
    }

    TEST_CASE("an address is kept in its shortest form")
    {
        CHECK(Client::to("HTTPS://hq.example/", {})->server() == "https://hq.example");
        CHECK(Client::to("http://127.0.0.1:8080", {})->server() == "http://127.0.0.1:8080");
    }

    TEST_CASE("a status says what the sender does next")
    {
        for (int status : { 401, 403 })
            CHECK(fault_of(status) == Fault::Refused);
        for (int status : { 302, 408, 429, 500, 503 })
            CHECK(fault_of(status) == Fault::Unavailable);
        for (int status : { 400, 404, 413, 422, 426 })
            CHECK(fault_of(status) == Fault::Invalid);
    }
}

}
