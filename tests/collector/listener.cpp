#include "sync/collector/problem.h"
#include "sync/collector/server_listener.h"
#include "tests/base/temporary_folder.h"
#include "tests/collector/wire.h"

#include <atomic>
#include <fstream>
#include <sys/stat.h>

using namespace peakend;

namespace {

constexpr std::size_t most_body = 64 << 10;

// Echoes what is posted, and counts.
struct Echo {
    explicit Echo(ListenerLimits const& limits = ListenerLimits())
        : listener(Listener::on_port("127.0.0.1", 0, limits))
    {
        REQUIRE(listener.has_value());
        listener->answer(routes());
    }

    Routes routes()
    {
        Routes routes;
        routes.exact.push_back({ "POST", "/echo", most_body, [this](HttpRequest const& request) {
                                    ++taken;
                                    return HttpReply { 200, "text/plain", request.body, {} };
                                } });
        routes.exact.push_back({ "GET", "/query", 0, [](HttpRequest const& request) {
                                    std::string text;
                                    for (auto const& [name, value] : request.query)
                                        text += name + "=" + value + ";";
                                    return HttpReply { 200, "text/plain", text, {} };
                                } });
        return routes;
    }

    int port() const { return listener->port(); }

    std::atomic<int> taken = 0;
    Result<Listener> listener;
};

// The most memory that this process has had resident since forget_peak(), in KiB.
std::int64_t peak()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:")
            break;
    std::int64_t kibibytes = 0;
    status >> kibibytes;
    REQUIRE(kibibytes > 0);
    return kibibytes;
}

void forget_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

std::string chunk(std::size_t bytes)
{
    return fmt::format("{:x}\r\n", bytes) + std::string(bytes, 'x') + "\r\n";
}

}

TEST_SUITE_BEGIN("Listener");

TEST_CASE("a body of a stated length is taken whole")
{
    Echo echo;

    CHECK(body_of(post(echo.port(), "/echo", "hello")) == "hello");
    CHECK(body_of(post(echo.port(), "/echo", std::string(most_body, 'x'))).size() == most_body);
}

TEST_CASE("a body over the limit is refused before it is read")
{
    Echo echo;

    auto const reply = post(echo.port(), "/echo", std::string(most_body + 1, 'x'));

    CHECK(status_of(reply) == 413);
    CHECK(header_of(reply, "Content-Type") == "application/problem+json");
    CHECK(echo.taken == 0);
}

TEST_CASE("bodies without one honest length are refused")
{
    Echo echo;
    std::string const head = "POST /echo HTTP/1.1\r\nHost: h\r\n";

    CHECK(status_of(converse(echo.port(), head + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"))
        == 411);
    CHECK(status_of(
              converse(echo.port(), head + "transfer-encoding: identity\r\nContent-Length: 5\r\n\r\nhello"))
        == 411);
    CHECK(status_of(converse(echo.port(), head + "\r\nhello")) == 411);
    CHECK(status_of(converse(echo.port(), head + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello"))
        == 411);
    CHECK(status_of(converse(echo.port(), head + "Content-Length: -5\r\n\r\nhello")) == 411);
    CHECK(
        status_of(converse(echo.port(), head + "Content-Length: 99999999999999999999\r\n\r\nhello")) == 411);
    CHECK(echo.taken == 0);
}

TEST_CASE("compressed bodies and forms are refused")
{
    Echo echo;

    CHECK(status_of(post(echo.port(), "/echo", "x", "Content-Encoding: gzip\r\n")) == 415);
    CHECK(status_of(converse(echo.port(),
              "POST /echo HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
              "1\r\n\r\nx"))
        == 415);
    CHECK(echo.taken == 0);
}

TEST_CASE("a connection whose request was not read to its end carries no second one")
{
    Echo echo;
    std::string const hidden = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nevil";

    auto const length = "Content-Length: " + std::to_string(hidden.size()) + "\r\n\r\n";

    for (auto const& head : {
             "GET /query HTTP/1.1\r\n" + length,
             "POST /nowhere HTTP/1.1\r\n" + length,
             std::string("POST /echo HTTP/1.1\r\n\r\n"),
             std::string("POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"),
             "POST /echo HTTP/1.1\r\nContent-Length: 0\r\n" + length,
         }) {
        auto const reply = converse(echo.port(), head + hidden);
        CAPTURE(head);
        CHECK(reply.find("evil") == std::string::npos);
    }
    CHECK(echo.taken == 0);
}

TEST_CASE("many requests go over one connection")
{
    Echo echo;
    Wire wire(echo.port());
    for (int i = 0; i < 20; ++i)
        wire.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi");
    wire.send("GET /query HTTP/1.1\r\nConnection: close\r\n\r\n");

    wire.rest();

    CHECK(echo.taken == 20);
}

TEST_CASE("query strings keep what they are given")
{
    Echo echo;

    CHECK(body_of(get(echo.port(), "/query?a=1&a=2&b=c%20d")) == "a=1;a=2;b=c d;");
}

TEST_CASE("what is not there, not allowed or too long gets a problem")
{
    ListenerLimits limits;
    limits.idle_patience = Milliseconds(50);
    Echo echo(limits);

    CHECK(status_of(get(echo.port(), "/nowhere")) == 404);
    CHECK(status_of(get(echo.port(), "/echo")) == 405);
    CHECK(status_of(converse(echo.port(), "DELETE /echo HTTP/1.1\r\nConnection: close\r\n\r\n")) == 405);
    CHECK(status_of(get(echo.port(), "/" + std::string(4000, 'x'))) == 414);
    CHECK(status_of(get(echo.port(), "/" + std::string(10'000, 'x'))) == 414);
    CHECK(header_of(get(echo.port(), "/nowhere"), "Content-Type") == "application/problem+json");
}

TEST_CASE("ranges are not served, however many are asked for")
{
    Echo echo;
    std::string ranges = "bytes=0-0";
    while (ranges.size() < 4000)
        ranges += ",0-";

    auto const reply = get(echo.port(), "/query?a=1", "Range: " + ranges + "\r\n");

    CHECK(status_of(reply) == 200);
    CHECK(body_of(reply) == "a=1;");
}

TEST_CASE("a hostile head or body leaves memory flat")
{
    Echo echo;
    post(echo.port(), "/echo", std::string(most_body, 'x'));
    forget_peak();
    auto const before = peak();
    std::string const megabyte(1 << 20, 'x');
    std::string const chunked = chunk(1 << 20);
    std::string const gzip_head
        = "POST /echo HTTP/1.1\r\nContent-Encoding: gzip\r\nContent-Length: 67108864\r\n\r\n";

    for (int connection = 0; connection < 4; ++connection) {
        Wire long_line(echo.port());
        Wire many_headers(echo.port());
        Wire chunks(echo.port());
        Wire gzip(echo.port());
        many_headers.send("GET / HTTP/1.1\r\n");
        chunks.send("POST /echo HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        gzip.send(gzip_head);
        for (int i = 0; i < 64; ++i) {
            long_line.send(megabyte);
            many_headers.send("a: " + std::string(1000, 'x') + "\r\nb: c\r\n");
            chunks.send(chunked);
            gzip.send(megabyte);
        }
    }

    auto const grown = peak() - before;
    MESSAGE("memory grew by " << grown << " KiB");
    CHECK(grown <= 32 << 10);
    CHECK(echo.taken == 1);
    CHECK(body_of(post(echo.port(), "/echo", "still here")) == "still here");
}

TEST_CASE("clients that stall are let go and the next is answered")
{
    ListenerLimits limits;
    limits.threads = 2;
    limits.head_patience = Milliseconds(50);
    limits.body_patience = Milliseconds(50);
    limits.idle_patience = Milliseconds(50);
    Echo echo(limits);
    Wire silent(echo.port());
    Wire half_head(echo.port());
    Wire half_body(echo.port());
    half_head.send("GET /qu");
    half_body.send("POST /echo HTTP/1.1\r\nContent-Length: 10\r\n\r\nhal");

    CHECK(body_of(post(echo.port(), "/echo", "hello")) == "hello");
    CHECK(status_of(half_body.rest()) == 408);
    CHECK(echo.taken == 1);
}

TEST_CASE("connections beyond the limit are turned away at once")
{
    ListenerLimits limits;
    limits.threads = 1;
    limits.connections = 2;
    limits.idle_patience = Milliseconds(60'000);
    Echo echo(limits);
    Wire first(echo.port());
    Wire second(echo.port());

    Wire third(echo.port());

    CHECK(status_of(third.rest()) == 503);
}

TEST_CASE("an address in use is refused in one sentence")
{
    Echo echo;

    auto const second = Listener::on_port("127.0.0.1", echo.port());

    REQUIRE_FALSE(second.has_value());
    CHECK(second.error().fault == Fault::Refused);
    CHECK(second.error().what.find(fmt::format("127.0.0.1:{} is in use", echo.port())) != std::string::npos);
}

TEST_CASE("an address that was taken and never answered on is free again")
{
    auto port = 0;
    {
        auto const silent = Listener::on_port("127.0.0.1", 0);
        REQUIRE(silent.has_value());
        port = silent->port();
    }

    auto const next = Listener::on_port("127.0.0.1", port);

    CHECK(next.has_value());
}

TEST_CASE("a Unix socket is for its owner alone")
{
    TemporaryFolder folder;
    auto const path = folder.path() / "some.sock";

    auto const listener = Listener::on_socket(path);

    REQUIRE(listener.has_value());
    struct stat status { };
    REQUIRE(stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
}

TEST_SUITE_END();
