// What a Visit hears of storage, and what it asks again that was refused.
#include "kiosk/visit/visit.h"

#include <utility>

namespace peakend::visit {

namespace {

    // Faces, stars and single choices lead on by themselves; the others have a Next.
    bool leads_on(Kind const& kind)
    {
        return std::holds_alternative<Smiley>(kind) || std::holds_alternative<Csat>(kind)
            || std::holds_alternative<OneOf>(kind);
    }

}

std::vector<Deed> Visit::kept(Ticket ticket, Moment const& now)
{
    m_sealing.erase(ticket);
    auto deeds = seal_again();
    auto further = confirm(ticket, now);
    deeds.insert(deeds.end(), further.begin(), further.end());
    return deeds;
}

std::vector<Deed> Visit::confirm(Ticket ticket, Moment const& now)
{
    if (m_probe == ticket) {
        m_probe.reset();
        if (m_phase != Phase::OutOfOrder)
            return {};
        auto deeds = seal(Ending::Interrupted, now);
        start_over(now.at);
        return deeds;
    }
    if (!m_awaited || m_awaited->ticket != ticket)
        return {};
    auto const awaited = std::exchange(m_awaited, std::nullopt);
    if (m_phase == Phase::OutOfOrder) {  // it came late, but it came
        m_probe.reset();                 // says nothing of the next time
        show(Phase::Asking, now.at);
    }
    m_interview.remember(awaited->answer);
    if (std::holds_alternative<int>(awaited->answer.value))
        m_attendance.rated();
    m_open->last_answer = awaited->since;
    if (awaited->then_leave)
        return walked_away(now);
    if (leads_on(m_interview.question().kind)) {
        m_settling_since = now.at;
        return {};
    }
    if (!awaited->then_next)
        return {};
    m_brought_by_tap = now.at;
    return move_on(now);
}

std::vector<Deed> Visit::lost(Ticket ticket, Moment const& now)
{
    if (m_probe == ticket) {
        m_probe.reset();
        m_refused = now.at;
        if (m_phase == Phase::OutOfOrder)
            forget_view_of_outage(now.at);
        return {};
    }
    if (auto const sealing = m_sealing.extract(ticket); sealing)
        m_unsealed.push_back(sealing.mapped());
    if (!m_awaited || m_awaited->ticket != ticket)
        return {};
    if (m_interview.answers().empty())
        m_open.reset();
    m_awaited.reset();
    m_drafts.clear();
    show(Phase::OutOfOrder, now.at);
    return {};
}

std::vector<Deed> Visit::seal(Ending ending, Moment const& now)
{
    m_drafts.clear();
    if (!m_open)
        return {};
    auto const took = m_open->last_answer - m_open->started.at;
    Closing closing { m_open->id, m_language, took, ending };
    m_open.reset();
    m_attendance.ended(ending);
    m_last_visit_ended = now.at;
    return { sealing(std::move(closing)) };
}

Deed Visit::sealing(Closing closing)
{
    auto wanted = deed(Seal { closing });
    m_sealing.emplace(wanted.ticket, std::move(closing));
    return wanted;
}

// Storage works: so what it would not seal before can be sealed now.
std::vector<Deed> Visit::seal_again()
{
    std::vector<Deed> deeds;
    for (auto& closing : std::exchange(m_unsealed, {}))
        deeds.push_back(sealing(std::move(closing)));
    return deeds;
}

Deed Visit::deed(Act what) { return { ++m_last_ticket, std::move(what) }; }

}
