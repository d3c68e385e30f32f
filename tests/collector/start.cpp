#include "sync/collector/server.h"
#include "sync/collector/server_listener.h"
#include "tests/collector/shop.h"

using namespace peakend;

namespace {

ServerPlan plan_in(std::filesystem::path const& folder, int terminals_port = 0, int people_port = 0)
{
    ServerPlan plan;
    plan.folder = folder;
    plan.terminals_port = terminals_port;
    plan.people_port = people_port;
    return plan;
}

bool says(Result<Server> const& refused, std::string const& words)
{
    return !refused && refused.error().what.find(words) != std::string::npos;
}

}

TEST_SUITE_BEGIN("Server start");

TEST_CASE("a server that can't have one of its addresses leaves nothing behind")
{
    TemporaryFolder folder;
    auto const data = folder.path() / "data";
    auto const taken = must(Listener::on_port("127.0.0.1", 0));
    auto const in_use = "127.0.0.1:" + std::to_string(taken.port()) + " is in use";

    auto const terminals = Server::start(plan_in(data, taken.port(), 0));
    auto const people = Server::start(plan_in(data, 0, taken.port()));

    CHECK(says(terminals, in_use));
    CHECK(says(people, in_use));
    CHECK_FALSE(std::filesystem::exists(data));
}

TEST_CASE("a folder whose name is too long for a socket is refused, and nothing is made in it")
{
    TemporaryFolder folder;
    auto const data = folder.path() / std::string(120, 'x');

    auto const started = Server::start(plan_in(data));

    CHECK(says(started, "choose a shorter --data folder"));
    CHECK_FALSE(std::filesystem::exists(data));
}

TEST_CASE("a second server that wants the same addresses too hears who has the ledger")
{
    TemporaryFolder folder;
    auto const first = must(Server::start(plan_in(folder.path())));

    auto const second = Server::start(plan_in(folder.path(), first.terminals_port(), first.people_port()));

    CHECK(says(second, "collector " + std::to_string(getpid()) + " is using this ledger"));
}

TEST_SUITE_END();
