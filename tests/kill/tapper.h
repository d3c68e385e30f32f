// The process that is killed: nothing but storage, tapping as fast as it can, and telling each confirmed
// commit.
#pragma once

#include "sync/outbox/scribe.h"
#include "tests/kill/script.h"
#include "tests/outbox/some_visits.h"

#include <semaphore>
#include <unistd.h>

namespace peakend::kill {

// A tick that was shown: the commit of this step of this visit was confirmed. Smaller than PIPE_BUF, so it is
// in the pipe whole or not at all.
struct Tick {
    std::array<std::uint8_t, RecordId::size> visit;
    std::int32_t step;
};

class Tapper {
public:
    Tapper(Outbox outbox, int ledger)
        : m_ledger(ledger)
        , m_scribe(std::move(outbox), [this] { m_told.release(); })
    {
    }

    // For ever.
    void tap(std::int64_t safe_through)
    {
        for (;;) {
            visit(RecordId::random());
            Progress progress;
            progress.epoch = m_scribe.epoch();
            progress.acknowledged_through = progress.safe_through = safe_through;
            do_next(Follow { progress, {}, Epoch::random(), some_moment(200'000) });
        }
    }

private:
    void visit(RecordId const& id)
    {
        do_and_tell(
            BeginVisit { { id, RevisionId(), "en", "landscape", moment(), {} }, answer_at(id, 0) }, id, 0);
        for (int step = 1; step < taps; ++step)
            do_and_tell(KeepAnswer { id, answer_at(id, step) }, id, step);
        do_and_tell(SealVisit { { id, "en", Milliseconds(1), Ending::Completed } }, id, taps);
    }

    void do_and_tell(Deed deed, RecordId const& id, int step)
    {
        do_next(std::move(deed));
        Tick const tick { id.bytes(), step };
        if (write(m_ledger, &tick, sizeof tick) != sizeof tick)
            _exit(2);
    }

    // Until its outcome is told; a deed that fails ends the process with 1, which the test notices.
    void do_next(Deed deed)
    {
        m_scribe.write(++m_ticket, std::move(deed));
        m_told.acquire();
        for (auto const& outcome : m_scribe.outcomes()) {
            if (!outcome.result)
                _exit(1);
        }
    }

    static Moment moment() { return { std::string(32, 'b'), boot_instant_of(1), instant_of(1) }; }

    int m_ledger;
    std::counting_semaphore<> m_told { 0 };
    Scribe::Ticket m_ticket = 0;
    Scribe m_scribe;
};

}
