#include "sync/collector/server.h"

#include "sync/base/journal.h"
#include "sync/collector/receipt_key.h"
#include "sync/collector/routes.h"
#include "sync/collector/server_listener.h"
#include "sync/collector/words_audit.h"

#include <optional>
#include <sys/un.h>

namespace peakend {

namespace {

    // Without its pages a collector still takes what terminals hand in.
    Pages pages_or_none(std::filesystem::path const& folder)
    {
        auto pages = Pages::read(folder);
        if (pages)
            return std::move(*pages);
        journal::warn(
            "no_pages", { { "reason", pages.error().what }, { "remedy", "give their folder with --pages" } });
        return {};
    }

    Result<Listener> listen_on(std::string_view settings, std::string const& address, int port)
    {
        auto listener = Listener::on_port(address, port);
        if (listener)
            return listener;
        return failed(listener.error().fault, "{} (address and port are those of {} in the settings)",
            listener.error().what, settings);
    }

}

// In the order in which they need each other: the listeners go first.
struct Server::Inside {
    Inside(Ledger ledger, SigningKey key, WordsPolicy policy, ServerPlan const& plan)
        : writer(std::move(ledger), plan.most_waiting)
        , readers(ledger_file(plan.folder))
        , receipt_key(std::move(key))
        , words(std::move(policy))
        , pages(pages_or_none(plan.pages))
    {
    }

    Writer writer;
    Readers readers;
    SigningKey receipt_key;
    WordsPolicy words;
    Pages pages;
    std::optional<Listener> terminals;
    std::optional<Listener> people;
    std::optional<Listener> commands;
};

Result<std::filesystem::path> command_socket(std::filesystem::path const& folder)
{
    auto path = folder / "collector.sock";
    if (path.string().size() < sizeof(sockaddr_un::sun_path))
        return path;
    return failed(
        Fault::Refused, "{} is too long for a Unix socket: choose a shorter --data folder", path.string());
}

Server::Server(std::unique_ptr<Inside> inside)
    : m_inside(std::move(inside))
{
}
Server::Server(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::start(ServerPlan const& plan)
{
    auto const socket = TRY(command_socket(plan.folder));
    TRY(expect_servable(plan));
    // Who has the ledger usually has its addresses too, and is the better news.
    if (std::error_code error; std::filesystem::exists(ledger_file(plan.folder), error))
        TRY(lock_ledger(plan.folder));
    // The addresses come before the ledger: a collector that can't listen leaves none behind.
    auto terminals = TRY(listen_on("[terminals]", plan.terminals_address, plan.terminals_port));
    auto people = TRY(listen_on("[people]", plan.people_address, plan.people_port));
    auto ledger = TRY(Ledger::open(plan.folder, plan.suspicion));
    auto key = TRY(receipt_key(plan.folder));
    TRY(expect_text_key(ledger.database(), plan.folder));
    auto words = TRY(WordsPolicy::open(plan.folder, plan.phone_address));
    auto commands = TRY(Listener::on_socket(socket));

    auto inside = std::make_unique<Inside>(std::move(ledger), std::move(key), std::move(words), plan);
    Backroom const room { inside->writer, inside->readers, inside->receipt_key, inside->pages,
        inside->words };
    inside->terminals.emplace(std::move(terminals)).answer(terminal_routes(room));
    inside->people.emplace(std::move(people)).answer(people_routes(room));
    inside->commands.emplace(std::move(commands)).answer(command_routes(room));
    return Server(std::move(inside));
}

int Server::terminals_port() const { return m_inside->terminals->port(); }
int Server::people_port() const { return m_inside->people->port(); }
Result<void> Server::answers_within(Milliseconds patience)
{
    return m_inside->writer.answers_within(patience);
}

}
