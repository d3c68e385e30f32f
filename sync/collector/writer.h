// The one thread that writes the ledger, and the queue before it.
//
// Threads of the server hand in verified batches and wait. The writer takes all that wait (up to a bound),
// records them in one transaction and answers after the COMMIT, so one sync to disk serves many terminals.
#pragma once

#include "sync/base/locked.h"
#include "sync/collector/ledger.h"

#include <atomic>
#include <deque>
#include <functional>
#include <future>
#include <thread>

namespace peakend {

class Writer {
public:
    // REQUIRES: most_waiting > 0.
    Writer(Ledger, std::size_t most_waiting);
    Writer(Writer const&) = delete;
    Writer& operator=(Writer const&) = delete;
    // Finishes what waits.
    ~Writer();

    // Blocks until the batch is committed. Unavailable when too much waits already.
    Result<Receipt> record(VerifiedBatch);

    // The same for a file that a terminal exported, in a transaction of its own.
    Result<ImportedFile> take_in(VerifiedBatch);

    // Runs work(sql::Connection&) -> Result<...> in the writer's thread and one transaction. An Error rolls
    // all of it back; what is to be remembered of a failure is a value.
    template <class Work>
    auto write(Work work) -> decltype(work(std::declval<sql::Connection&>()));

    // Unavailable when the writer does not answer within this time: its disk hangs, or it is far behind.
    Result<void> answers_within(Milliseconds);

    // Rises with every commit of something new.
    std::uint64_t changes() const { return m_changes; }

private:
    using Answer = std::promise<Result<Receipt>>;
    using Errand = std::function<void(Ledger&)>;
    struct Queue {
        std::vector<VerifiedBatch> batches;
        std::vector<Answer> answers;  // one for each batch
        std::deque<Errand> errands;
        bool closing = false;

        std::size_t size() const { return batches.size() + errands.size(); }
    };

    void run();
    Queue take_shift();
    void record_shift(Queue);
    Result<void> send(Errand);

    Ledger m_ledger;
    std::size_t m_most_waiting;
    Locked<Queue> m_queue;
    std::atomic<std::uint64_t> m_changes = 0;
    std::thread m_thread;  // last: it uses all the others
};

template <class Work>
auto Writer::write(Work work) -> decltype(work(std::declval<sql::Connection&>()))
{
    using Outcome = decltype(work(std::declval<sql::Connection&>()));
    std::promise<Outcome> answer;
    auto outcome = answer.get_future();
    auto const in_transaction = [&](Ledger& ledger) -> Outcome {
        auto transaction = TRY(sql::Transaction::begin(ledger.database()));
        auto done = work(ledger.database());
        if (!done)
            return done;
        TRY(transaction.commit());
        ++m_changes;
        return done;
    };
    TRY(send([&](Ledger& ledger) { answer.set_value(in_transaction(ledger)); }));
    return outcome.get();
}

}
