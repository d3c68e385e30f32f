// Goal R1, whole processes: the kiosk is killed at random moments while scripted shoppers tap; their own
// ledger of the ticks they saw comes to us through a pipe and outlives them.

#include "sync/base/descriptor.h"
#include "sync/contract/record.h"
#include "sync/outbox/outbox.h"
#include "sync/outbox/outbox_view.h"
#include "tests/base/temporary_folder.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fstream>
#include <map>
#include <poll.h>
#include <random>
#include <sys/wait.h>

using namespace peakend;

namespace {

using Answers = std::map<std::string, Value>;

struct SeenVisit {
    std::string name;
    Answers answers;
};

// The kiosk as a child; what its shoppers see ticked arrives at our end of a pipe.
class KilledKiosk {
public:
    KilledKiosk(std::filesystem::path const& folder, int seed)
    {
        int ends[2];
        REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
        m_ticks = Descriptor(ends[0]);
        Descriptor const writing(ends[1]);
        m_child = fork();
        REQUIRE(m_child >= 0);
        if (m_child == 0)
            become_kiosk(folder, seed, writing.number());
    }

    // Until so many ticks were seen, or the child is gone.
    void wait_for_ticks(std::size_t wanted)
    {
        while (std::count(m_text.begin(), m_text.end(), '\n') < static_cast<std::ptrdiff_t>(wanted)
            && take()) { }
    }

    // A moment that does not depend on what the kiosk does just now.
    void wait_at_most(int milliseconds)
    {
        pollfd ready { m_ticks.number(), POLLIN, 0 };
        if (poll(&ready, 1, milliseconds) > 0)
            take();
    }

    std::string kill_and_drain()
    {
        kill(m_child, SIGKILL);
        waitpid(m_child, nullptr, 0);
        while (take()) { }
        return m_text;
    }

private:
    [[noreturn]] static void become_kiosk(std::filesystem::path const& folder, int seed, int ticks)
    {
        dup2(ticks, 3);
        auto const log = open((folder / "kiosk.log").c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(log, STDERR_FILENO);
        auto const data = (folder / "kiosk").string();
        auto const config = (folder / "kiosk.toml").string();
        auto const number = std::to_string(seed);
        execl(PEAKEND_BUILD "/peakend-kiosk", "peakend-kiosk", "--config", config.c_str(), "--data",
            data.c_str(), "--assets", PEAKEND_SOURCE "/assets", "--window", "1280x800", "--hidden",
            "--visitors", "100000", "--seed", number.c_str(), "--ledger", "/proc/self/fd/3", nullptr);
        _exit(127);
    }

    bool take()
    {
        char part[4096];
        auto const got = read(m_ticks.number(), part, sizeof part);
        if (got <= 0)
            return false;
        m_text.append(part, static_cast<std::size_t>(got));
        return true;
    }

    Descriptor m_ticks;
    pid_t m_child = -1;
    std::string m_text;
};

void note_ticks(std::vector<SeenVisit>& seen, std::string const& text)
{
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text.find('\n', at);
        REQUIRE(end != std::string::npos);
        auto const line = parse_json(text.substr(at, end - at));
        REQUIRE(line);
        auto const& name = *line->find("visit")->text();
        if (seen.empty() || seen.back().name != name)
            seen.push_back({ name, {} });
        seen.back().answers.insert_or_assign(*line->find("key")->text(), *value_from(*line->find("value")));
        at = end + 1;
    }
}

std::vector<Response> stored_in(std::filesystem::path const& folder)
{
    OutboxView const view(folder);
    std::vector<Response> responses;
    for (std::int64_t after = 0;;) {
        auto const glance = view.look(after, 500, 4 << 20);
        REQUIRE(glance);
        for (auto const& record : glance->records) {
            REQUIRE(record.seq == after + 1);
            after = record.seq;
            auto const body = record_body_from(*parse_json(record.body));
            REQUIRE(body);
            if (auto const* response = std::get_if<Response>(&*body))
                responses.push_back(*response);
        }
        if (glance->records.empty())
            return responses;
    }
}

// Answers that were stored without their tick having been seen, or with another value: at most the one whose
// commit was under way when the kiosk was killed. Nothing when an answer that was seen is not stored.
std::optional<int> unseen_answers(Answers const& seen, Response const& stored)
{
    int unseen = static_cast<int>(stored.answers.size());
    std::size_t found = 0;
    for (auto const& answer : stored.answers) {
        auto const tick = seen.find(answer.key);
        if (tick == seen.end())
            continue;
        ++found;
        if (tick->second == answer.value)
            --unseen;
    }
    if (found != seen.size())
        return std::nullopt;
    return unseen;
}

bool fits(Answers const& seen, Response const& stored)
{
    auto const unseen = unseen_answers(seen, stored);
    return unseen && *unseen <= (stored.ending == Ending::Interrupted ? 1 : 0);
}

}

TEST_CASE("a kiosk killed fifty times keeps every tick that was seen, once")
{
    TemporaryFolder const folder;
    std::ofstream(folder.path() / "kiosk.toml")
        << "rehearsal = true\n[visit]\nstill_there = 1\nleaving = 1\nthanks = 1\ntoo_fast = 0\n";
    constexpr int kills = 50;
    std::mt19937 chance(20261121);
    std::vector<SeenVisit> seen;

    for (int round = 1; round <= kills; ++round) {
        KilledKiosk kiosk(folder.path(), round);
        kiosk.wait_for_ticks(1 + chance() % 4);
        kiosk.wait_at_most(static_cast<int>(chance() % 300));
        note_ticks(seen, kiosk.kill_and_drain());
    }
    {
        auto outbox = Outbox::open(folder.path() / "kiosk");
        REQUIRE(outbox);
        REQUIRE(outbox->seal_interrupted());
    }
    auto const stored = stored_in(folder.path() / "kiosk");

    // Visits are sealed in the order in which they began, so both lists run side by side.
    REQUIRE(seen.size() >= kills);
    auto next = stored.begin();
    int never_seen = 0;
    for (auto const& visit : seen) {
        while (next != stored.end() && !fits(visit.answers, *next)) {
            CHECK(next->answers.size() <= 1);
            CHECK(next->ending == Ending::Interrupted);
            ++never_seen;
            ++next;
        }
        REQUIRE_MESSAGE(next != stored.end(), "visit ", visit.name, " was seen and is not stored");
        ++next;
    }
    never_seen += static_cast<int>(stored.end() - next);
    CHECK(never_seen <= kills);
    MESSAGE(kills, " kills, ", seen.size(), " visits with a tick seen, ", stored.size(), " responses stored");
}
