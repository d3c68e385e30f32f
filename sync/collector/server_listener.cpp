#include "sync/collector/server_listener.h"

#include "sync/base/journal.h"
#include "sync/collector/bounded_socket.h"
#include "sync/collector/listening_address.h"
#include "sync/collector/problem.h"
#include "sync/collector/server_request.h"

#include <atomic>
#include <httplib.h>
#include <sys/stat.h>
#include <thread>

namespace peakend {

namespace {

    constexpr int most_requests_on_connection = 1000;
    constexpr int backlog = 128;
    constexpr std::string_view turned_away = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: "
                                             "2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    class BoundedStream final : public httplib::Stream {
    public:
        explicit BoundedStream(BoundedSocket& socket)
            : m_socket(socket)
        {
        }
        bool is_readable() const override { return true; }
        bool is_writable() const override { return m_socket.waits_to_write(Milliseconds(0)); }
        ssize_t read(char* into, std::size_t size) override { return m_socket.read(into, size); }
        ssize_t write(char const* bytes, std::size_t size) override { return m_socket.write(bytes, size); }
        // Behind a proxy the address says nothing, and the library lets a header stand in for it.
        void get_remote_ip_and_port(std::string&, int&) const override { }
        void get_local_ip_and_port(std::string&, int&) const override { }
        socket_t socket() const override { return m_socket.descriptor(); }

    private:
        BoundedSocket& m_socket;
    };

    // The thread that accepts sets this for the connection that it must not queue.
    thread_local bool no_room = false;

    // The library's own pool queues without bound.
    class BoundedPool final : public httplib::TaskQueue {
        // void in 0.11, bool in 0.18
        using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));

    public:
        BoundedPool(std::size_t threads, std::size_t most)
            : m_pool(threads)
            , m_most(most)
        {
        }

        Enqueued enqueue(std::function<void()> connection) override
        {
            if (m_open.load() >= m_most) {
                no_room = true;
                connection();
                no_room = false;
                return static_cast<Enqueued>(true);
            }
            ++m_open;
            m_pool.enqueue([this, connection = std::move(connection)] {
                connection();
                --m_open;
            });
            return static_cast<Enqueued>(true);
        }

        void shutdown() override { m_pool.shutdown(); }

    private:
        httplib::ThreadPool m_pool;
        std::size_t m_most;
        std::atomic<std::size_t> m_open = 0;
    };

    class BoundedServer final : public httplib::Server {
    public:
        explicit BoundedServer(ListenerLimits const& limits)
            : m_limits(limits)
        {
            new_task_queue = [this] { return new BoundedPool(m_limits.threads, m_limits.connections); };
            // The library's default, SO_REUSEPORT, would let a second collector take half of our connections.
            set_socket_options([](socket_t socket) {
                int const yes = 1;
                setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
            });
            set_tcp_nodelay(true);
            set_keep_alive_max_count(most_requests_on_connection);
            set_keep_alive_timeout(
                std::chrono::duration_cast<std::chrono::seconds>(m_limits.idle_patience).count());
            set_exception_handler([](auto const&, auto& response, auto) {
                put(problem(500, "the collector could not answer: try again later"), response);
            });
            set_error_handler([](httplib::Request const&, httplib::Response& response) {
                if (response.body.empty())
                    put(problem(response.status, "the collector could not read this request"), response);
            });
            set_pre_routing_handler(
                [this](auto const& request, auto& response) { return before_body(request, response); });
            Post(".*",
                [this](httplib::Request const& request, httplib::Response& response,
                    httplib::ContentReader const& read) { with_body(request, response, read); });
        }

        ~BoundedServer() override
        {
            if (svr_sock_ != INVALID_SOCKET)
                ::close(svr_sock_);
        }

        // The library listens with a backlog of five.
        void lengthen_backlog() { ::listen(svr_sock_, backlog); }

        void answer_with(Routes routes) { m_routes = std::move(routes); }

    private:
        HandlerResponse before_body(httplib::Request const& request, httplib::Response& response)
        {
            auto const refused = refusal_of(request, m_routes);
            if (!refused && request.method == "POST")
                return HandlerResponse::Unhandled;
            put(refused ? *refused : m_routes.answer(request_of(request, {})), response);
            return HandlerResponse::Handled;
        }

        void with_body(
            httplib::Request const& request, httplib::Response& response, httplib::ContentReader const& read)
        {
            // What the library says of lengths is not relied on: we count what comes.
            auto const most = content_length(request).value_or(0);
            std::string body;
            auto const whole = read([&](char const* bytes, std::size_t size) {
                if (size > most - body.size())
                    return false;
                body.append(bytes, size);
                return true;
            });
            if (!whole || body.size() != most)
                return put(problem(408, "the body did not come whole and in time: send it again"), response);
            put(m_routes.answer(request_of(request, std::move(body))), response);
        }

        bool process_and_close_socket(socket_t descriptor) override
        {
            BoundedSocket socket(
                descriptor, { m_limits.head_bytes, m_limits.head_patience, m_limits.body_patience });
            if (no_room) {
                socket.write(turned_away.data(), turned_away.size());
                socket.close_at_once();
                return true;
            }
            converse(socket);
            socket.close();
            return true;
        }

        void converse(BoundedSocket& socket)
        {
            auto const stopped = [this] { return svr_sock_ == INVALID_SOCKET; };
            BoundedStream stream(socket);
            for (int left = most_requests_on_connection; left > 0; --left) {
                if (!socket.awaits_request(m_limits.idle_patience, stopped))
                    return;
                auto closed = false;
                auto const answered = answer_one(*this, stream, socket, left == 1 || stopped(), closed);
                if (!answered || closed || socket.out_of_step())
                    return;
            }
        }

        // A template, so that the call that this version of the library does not have is not compiled.
        template <class Self>
        static bool answer_one(
            Self& self, BoundedStream& stream, BoundedSocket& socket, bool last, bool& closed)
        {
            std::function<void(httplib::Request&)> const head_read = [&](httplib::Request& request) {
                request.ranges.clear();  // a few bytes of "0-,0-,0-" would ask for a page a thousand times
                socket.expect_body(bytes_to_next_request(request));
            };
            if constexpr (requires { self.process_request(stream, last, closed, head_read); })
                return self.process_request(stream, last, closed, head_read);
            else
                return self.process_request(stream, "", 0, "", 0, last, closed, head_read);
        }

        Routes m_routes;
        ListenerLimits m_limits;
    };

    tl::unexpected<Error> no_address(std::string const& address, int error)
    {
        if (error == EADDRINUSE)
            return failed(
                Fault::Refused, "{} is in use by another program: stop it, or choose another", address);
        // The library looked the name up and never came to ask the kernel.
        if (error == 0)
            return no_address_of_ours(address);
        return failed(Fault::Refused, "cannot listen on {}: {}", address, std::strerror(error));
    }

}

struct Listener::Inside {
    explicit Inside(ListenerLimits const& limits)
        : server(limits)
    {
    }
    ~Inside()
    {
        if (!thread.joinable())
            return;
        server.stop();
        thread.join();
    }

    void start(Routes routes)
    {
        server.answer_with(std::move(routes));
        thread = std::thread([this] { server.listen_after_bind(); });
        // stop() does nothing until the loop runs.
        while (!server.is_running())
            std::this_thread::yield();
    }

    BoundedServer server;
    int port = 0;
    std::thread thread;
};

Listener::Listener(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside))
{
}
Listener::Listener(Listener&&) noexcept = default;
Listener::~Listener() = default;
int Listener::port() const { return m_inside->port; }

void Listener::answer(Routes routes) { m_inside->start(std::move(routes)); }

Result<Listener> Listener::on_port(std::string const& address, int port, ListenerLimits const& limits)
{
    auto inside = std::make_unique<Inside>(limits);
    errno = 0;
    auto& server = inside->server;
    inside->port = port == 0                 ? server.bind_to_any_port(address)
        : server.bind_to_port(address, port) ? port
                                             : -1;
    if (inside->port < 0)
        return no_address(fmt::format("{}:{}", address, port), errno);
    server.lengthen_backlog();
    return Listener(std::move(inside));
}

Result<Listener> Listener::on_socket(std::filesystem::path const& path, ListenerLimits const& limits)
{
    auto inside = std::make_unique<Inside>(limits);
    inside->server.set_address_family(AF_UNIX);
    ::unlink(path.c_str());
    errno = 0;
    auto const mask = ::umask(0177);
    auto const bound = inside->server.bind_to_port(path.string(), 80);
    ::umask(mask);
    if (!bound)
        return no_address(path.string(), errno);
    inside->server.lengthen_backlog();
    return Listener(std::move(inside));
}

}
