#include "sync/collector/writer.h"

namespace peakend {

namespace {

    // Beyond this a larger transaction gains nothing and only makes everyone in it wait longer.
    constexpr std::size_t most_batches_in_transaction = 64;

    tl::unexpected<Error> too_busy()
    {
        return failed(Fault::Unavailable, "too many batches are waiting to be written: try again soon");
    }

    template <class T>
    std::vector<T> take_first(std::vector<T>& from, std::size_t most)
    {
        auto const end = from.begin() + static_cast<std::ptrdiff_t>(std::min(most, from.size()));
        std::vector<T> taken(std::make_move_iterator(from.begin()), std::make_move_iterator(end));
        from.erase(from.begin(), end);
        return taken;
    }

}

Writer::Writer(Ledger ledger, std::size_t most_waiting)
    : m_ledger(std::move(ledger))
    , m_most_waiting(most_waiting)
    , m_thread([this] { run(); })
{
}

Writer::~Writer()
{
    m_queue.change([](Queue& queue) { queue.closing = true; });
    m_thread.join();
}

Result<Receipt> Writer::record(VerifiedBatch batch)
{
    Answer answer;
    auto receipt = answer.get_future();
    auto taken = false;
    m_queue.change([&](Queue& queue) {
        if (queue.closing || queue.size() >= m_most_waiting)
            return;
        queue.batches.push_back(std::move(batch));
        queue.answers.push_back(std::move(answer));
        taken = true;
    });
    if (!taken)
        return too_busy();
    return receipt.get();
}

Result<ImportedFile> Writer::take_in(VerifiedBatch file)
{
    std::promise<Result<ImportedFile>> answer;
    auto imported = answer.get_future();
    TRY(send([&](Ledger& ledger) {
        auto const before = ledger.entered();
        auto outcome = ledger.take_in(file, UtcClock::now());
        m_changes += ledger.entered() - before;
        answer.set_value(std::move(outcome));
    }));
    return imported.get();
}

Result<void> Writer::send(Errand errand)
{
    auto taken = false;
    m_queue.change([&](Queue& queue) {
        if (queue.closing || queue.size() >= m_most_waiting)
            return;
        queue.errands.push_back(std::move(errand));
        taken = true;
    });
    if (!taken)
        return too_busy();
    return {};
}

Result<void> Writer::answers_within(Milliseconds patience)
{
    auto const answer = std::make_shared<std::promise<void>>();
    auto answered = answer->get_future();
    TRY(send([answer](Ledger&) { answer->set_value(); }));
    if (answered.wait_for(patience) != std::future_status::ready)
        return failed(Fault::Unavailable, "the ledger's disk does not answer: check it");
    return {};
}

Writer::Queue Writer::take_shift()
{
    return m_queue.when([](Queue const& queue) { return queue.size() > 0 || queue.closing; },
        [](Queue& queue) {
            Queue shift;
            shift.batches = take_first(queue.batches, most_batches_in_transaction);
            shift.answers = take_first(queue.answers, most_batches_in_transaction);
            shift.errands = std::exchange(queue.errands, {});
            return shift;
        });
}

void Writer::record_shift(Queue shift)
{
    if (!shift.batches.empty()) {
        auto const before = m_ledger.entered();
        auto receipts = m_ledger.record(shift.batches, UtcClock::now());
        m_changes += m_ledger.entered() - before;
        for (std::size_t i = 0; i < receipts.size(); ++i)
            shift.answers[i].set_value(std::move(receipts[i]));
    }
    for (auto const& errand : shift.errands)
        errand(m_ledger);
}

void Writer::run()
{
    for (auto shift = take_shift(); shift.size() > 0; shift = take_shift())
        record_shift(std::move(shift));
}

}
