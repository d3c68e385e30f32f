// R1, its storage part: kill -9 at random moments, with a ledger outside of every tick that was shown.
//
// After each kill the test is the uplink and headquarters: it collects what is sealed, and lets the next
// process forget what was collected one kill earlier.
#include "sync/outbox/outbox_view.h"
#include "sync/sql/sqlite.h"
#include "tests/base/temporary_folder.h"
#include "tests/kill/tapper.h"

#include <csignal>
#include <cstdlib>
#include <doctest/doctest.h>
#include <map>
#include <poll.h>
#include <random>
#include <sys/wait.h>

using namespace peakend;
using namespace peakend::kill;

namespace {

std::uint64_t number_from(char const* variable, std::uint64_t otherwise)
{
    auto const* given = std::getenv(variable);
    return given ? std::stoull(given) : otherwise;
}

// A process that taps, with the reading end of its ledger.
class Victim {
public:
    Victim(std::filesystem::path const& folder, std::int64_t safe_through)
    {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        m_child = fork();
        REQUIRE(m_child >= 0);
        if (m_child == 0) {
            close(ends[0]);
            live(folder, safe_through, ends[1]);
        }
        close(ends[1]);
        m_ledger = ends[0];
    }
    Victim(Victim const&) = delete;
    Victim& operator=(Victim const&) = delete;
    ~Victim() { close(m_ledger); }

    // Nothing when `patience` is over or the process is gone.
    std::optional<Tick> next(std::chrono::nanoseconds patience) const
    {
        pollfd waiting { m_ledger, POLLIN, 0 };
        timespec const time { patience.count() / 1'000'000'000, patience.count() % 1'000'000'000 };
        Tick tick {};
        if (ppoll(&waiting, 1, &time, nullptr) != 1 || read(m_ledger, &tick, sizeof tick) != sizeof tick)
            return std::nullopt;
        return tick;
    }

    // False when it was not the kill that ended it.
    bool kill()
    {
        ::kill(m_child, SIGKILL);
        int status = 0;
        waitpid(m_child, &status, 0);
        return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }

private:
    [[noreturn]] static void live(std::filesystem::path const& folder, std::int64_t safe_through, int ledger)
    {
        auto outbox = Outbox::open(folder);
        if (!outbox || !outbox->seal_interrupted())
            _exit(3);
        Tapper(std::move(*outbox), ledger).tap(safe_through);
        _exit(4);
    }

    pid_t m_child;
    int m_ledger;
};

// Every tick that was shown: how many steps of each visit were confirmed.
class Ledger {
public:
    void write(Tick const& tick)
    {
        auto& confirmed = m_confirmed[RecordId(tick.visit)];
        CHECK(confirmed == tick.step);
        confirmed = tick.step + 1;
        ++m_ticks;
    }
    std::map<RecordId, int> const& visits() const { return m_confirmed; }
    int confirmed(RecordId const& id) const
    {
        auto const found = m_confirmed.find(id);
        return found == m_confirmed.end() ? 0 : found->second;
    }
    std::size_t ticks() const { return m_ticks; }

private:
    std::map<RecordId, int> m_confirmed;
    std::size_t m_ticks = 0;
};

// What headquarters has: every record once, seq by seq.
class Collection {
public:
    void take(std::filesystem::path const& folder)
    {
        for (;;) {
            auto const glance = OutboxView(folder).look(through(), 500, 1 << 20);
            // Killed before it made the file.
            if (!glance && m_responses.empty())
                return;
            REQUIRE(glance);
            if (glance->records.empty())
                return;
            for (auto const& record : glance->records)
                add(record);
        }
    }
    std::int64_t through() const { return static_cast<std::int64_t>(m_responses.size()); }
    std::map<RecordId, Response> const& responses() const { return m_responses; }

private:
    void add(SealedRecord const& record)
    {
        REQUIRE(record.seq == through() + 1);
        auto const body = record_body_from(*parse_json(record.body));
        REQUIRE(body);
        auto const& response = std::get<Response>(*body);
        REQUIRE(response.id == record.id);
        auto const once = m_responses.emplace(record.id, response).second;
        REQUIRE(once);
    }

    std::map<RecordId, Response> m_responses;
};

// Stored is what was confirmed, or one step more: the kill came between the commit and its tick.
bool fits(Response const& response, int confirmed)
{
    auto const fits_after = [&](int steps_done) {
        auto const sealed_by_visitor = steps_done == steps;
        return response.answers == answers_after(response.id, std::min(steps_done, taps))
            && (response.ending == Ending::Completed) == sealed_by_visitor
            && (response.ending == Ending::Interrupted) == !sealed_by_visitor;
    };
    return (confirmed > 0 && fits_after(confirmed)) || (confirmed < steps && fits_after(confirmed + 1));
}

// From the start of a process to its end: some ticks, then a moment more.
struct Moments {
    std::mt19937_64 random;
    int ticks() { return std::uniform_int_distribution(0, 8)(random); }
    std::chrono::microseconds pause()
    {
        return std::chrono::microseconds(std::uniform_int_distribution(0, 6'000)(random));
    }
};

constexpr auto a_process_that_stands = std::chrono::seconds(20);

void live_and_die(Victim& victim, Moments& moments, Ledger& ledger)
{
    for (int left = moments.ticks(); left > 0; --left) {
        auto const tick = victim.next(a_process_that_stands);
        REQUIRE(tick);
        ledger.write(*tick);
    }
    auto const end = std::chrono::steady_clock::now() + moments.pause();
    for (auto now = std::chrono::steady_clock::now(); now < end; now = std::chrono::steady_clock::now()) {
        if (auto const tick = victim.next(end - now))
            ledger.write(*tick);
    }
    REQUIRE(victim.kill());
    while (auto const tick = victim.next(std::chrono::nanoseconds(0)))
        ledger.write(*tick);
}

}

TEST_SUITE("R1, storage")
{
    TEST_CASE("no tick that was shown is lost or stored twice, whenever the process is killed")
    {
        auto const kills = number_from("PEAKEND_KILLS", 450);
        auto const seed = number_from("PEAKEND_SEED", std::random_device()());
        CAPTURE(seed);
        TemporaryFolder const folder;
        Moments moments { std::mt19937_64(seed) };
        Ledger ledger;
        Collection collection;
        std::int64_t safe_through = 0;

        for (std::uint64_t i = 0; i < kills; ++i) {
            Victim victim(folder.path(), safe_through);
            live_and_die(victim, moments, ledger);
            safe_through = collection.through();
            collection.take(folder.path());
        }

        // What the last kill left open.
        auto outbox = Outbox::open(folder.path());
        REQUIRE(outbox);
        REQUIRE(outbox->seal_interrupted());
        collection.take(folder.path());
        for (auto const& [id, confirmed] : ledger.visits()) {
            CAPTURE(id.hex());
            auto const found = collection.responses().find(id);
            REQUIRE(found != collection.responses().end());
            CHECK(fits(found->second, confirmed));
        }
        for (auto const& [id, response] : collection.responses())
            CHECK(fits(response, ledger.confirmed(id)));
        CHECK(outbox->standing()->next_seq == collection.through() + 1);
        MESSAGE(kills << " kills, " << ledger.ticks() << " ticks shown, " << collection.through()
                      << " responses stored, seed " << seed);
    }
}
