#include "kiosk/visit/visit.h"

#include <algorithm>
#include <utility>

namespace peakend::visit {

namespace {

    std::vector<std::string> toggled(ManyOf const& many_of, Value const* before, std::string const& choice)
    {
        auto const* chosen = before ? std::get_if<std::vector<std::string>>(before) : nullptr;
        auto const is_chosen = [&](std::string const& id) {
            return chosen && std::find(chosen->begin(), chosen->end(), id) != chosen->end();
        };
        std::vector<std::string> result;
        for (auto const& candidate : many_of.choices) {
            if (is_chosen(candidate.id) != (candidate.id == choice))
                result.push_back(candidate.id);
        }
        return result;
    }

}

Visit::Visit(std::shared_ptr<Questionnaire const> questionnaire, RevisionId revision, Patience patience,
    std::function<RecordId()> draw_id)
    : m_questionnaire(std::move(questionnaire))
    , m_revision(revision)
    , m_patience(patience)
    , m_draw_id(std::move(draw_id))
    , m_interview(m_questionnaire)
    , m_language(m_questionnaire->default_language)
{
}

void Visit::touched(Moment const& now)
{
    if (m_phase == Phase::Asking || m_phase == Phase::Thanking)
        m_last_touch = now.at;
    if (m_phase == Phase::Asking && !m_test_mode && m_doors.open)
        m_attendance.woken(now);
    if (m_phase == Phase::Asleep) {
        show(Phase::Closed, now.at);
        m_brought_by_tap = now.at;
    }
}

bool Visit::answerable() const
{
    return m_phase == Phase::Asking && !m_awaited && !m_settling_since && !m_choosing_language
        && !m_choosing_view;
}

std::vector<Deed> Visit::on(Say const& wanted, Moment const& now)
{
    if (!answerable())
        return {};
    return say(wanted.value, now);
}

std::vector<Deed> Visit::on(Toggle const& wanted, Moment const& now)
{
    if (!answerable() || bounces(wanted.choice, now.at))
        return {};
    auto const& asked = m_interview.question();
    auto const* many_of = std::get_if<ManyOf>(&asked.kind);
    if (!many_of)
        return {};
    return say(toggled(*many_of, m_interview.said(asked.key), wanted.choice), now);
}

std::vector<Deed> Visit::on(Next const&, Moment const& now)
{
    if (m_phase != Phase::Asking || m_settling_since || m_choosing_language)
        return {};
    if (m_awaited) {
        m_awaited->then_next = true;
        return {};
    }
    if (is_answered_in_words(m_interview.question().kind))
        return send_words(now);
    if (!m_interview.said(m_interview.question().key))
        return {};
    return move_on(now);
}

std::vector<Deed> Visit::on(Back const&, Moment const& now)
{
    if (!answerable() || m_interview.first())
        return {};
    m_interview.back();
    show(Phase::Asking, now.at);
    m_came_back = true;
    return {};
}

std::vector<Deed> Visit::on(Skip const&, Moment const& now)
{
    if (!answerable() || m_interview.first())
        return {};
    return move_on(now);
}

std::vector<Deed> Visit::on(Leave const&, Moment const& now)
{
    if (m_phase == Phase::Thanking) {
        start_over(now.at);
        return {};
    }
    if (m_phase != Phase::StillThere)
        return {};
    auto deeds = seal(Ending::WalkedAway, now);
    start_over(now.at);
    return deeds;
}

std::vector<Deed> Visit::on(Stay const&, Moment const& now)
{
    if (m_phase != Phase::StillThere)
        return {};
    show(Phase::Asking, now.at);
    m_last_touch = now.at;
    return {};
}

std::vector<Deed> Visit::say(Value value, Moment const& now)
{
    auto answer = m_interview.answer(std::move(value));
    if (!answer)
        return {};
    if (m_open) {
        auto const wanted = deed(Keep { m_open->id, *answer });
        m_awaited = Awaited { wanted.ticket, std::move(*answer), now.at };
        return { wanted };
    }
    std::vector<Flag> flags;
    if (m_last_visit_ended && now.at - *m_last_visit_ended < m_patience.too_fast)
        flags.push_back(Flag::TooFast);
    if (!m_doors.open)
        flags.push_back(Flag::OutsideHours);
    if (m_test_mode)
        flags.push_back(Flag::TestMode);
    m_open = Open { m_draw_id(), now, now.at };
    m_interview.pass_over_words(!takes_words());
    m_attendance.first_touch();
    auto const wanted
        = deed(Begin { { m_open->id, m_revision, m_language, layout(), now, std::move(flags) }, *answer });
    m_awaited = Awaited { wanted.ticket, std::move(*answer), now.at };
    return { wanted };
}

std::vector<Deed> Visit::move_on(Moment const& now)
{
    m_interview.advance();
    m_settling_since.reset();
    if (!m_interview.finished()) {
        show(Phase::Asking, now.at);
        return {};
    }
    auto const& surprise = m_questionnaire->surprise;
    auto const id = m_open ? std::optional(m_open->id) : std::nullopt;
    auto deeds = seal(Ending::Completed, now);
    if (surprise && id) {
        deeds.push_back(deed(Draw { *id, *surprise, now }));
        m_draw = deeds.back().ticket;
    }
    show(Phase::Thanking, now.at);
    return deeds;
}

void Visit::start_over(BootInstant now)
{
    m_interview = Interview(m_questionnaire);
    m_language = m_questionnaire->default_language;
    m_drafts.clear();
    m_view = m_usual_view;
    m_open.reset();
    m_awaited.reset();
    m_draw.reset();
    m_gift.reset();
    m_last_touch.reset();
    m_attendance.at_rest();
    ++m_shuffle_seed;
    show(sleeps() ? Phase::Asleep : Phase::Asking, now);
}

void Visit::show(Phase phase, BootInstant now)
{
    m_phase = phase;
    m_shown_since = now;
    m_arranged = now;
    m_last_toggle.reset();
    m_settling_since.reset();
    m_came_back = false;
    m_choosing_language = false;
    if (phase == Phase::Asking)
        begin_draft();
    m_choosing_view = false;
    m_turns = 0;
}

std::vector<Deed> Visit::pass(Moment const& now)
{
    auto const due = deadline();
    if (!due || now.at < *due)
        return {};
    if (m_phase == Phase::OutOfOrder) {
        auto probe = deed(visit::Probe {});
        m_probe = probe.ticket;
        return { std::move(probe) };
    }
    if (m_phase == Phase::Thanking || m_phase == Phase::Closed) {
        start_over(now.at);
        return {};
    }
    if (m_phase == Phase::StillThere) {
        auto deeds = seal(Ending::TimedOut, now);
        start_over(now.at);
        return deeds;
    }
    if (m_awaited) {
        show(Phase::OutOfOrder, now.at);
        return {};
    }
    if (m_settling_since)
        return move_on(now);
    if (m_open)
        show(Phase::StillThere, now.at);
    else
        start_over(now.at);
    return {};
}

std::optional<BootInstant> Visit::deadline() const
{
    switch (m_phase) {
    case Phase::OutOfOrder:
        return m_probe ? std::nullopt
                       : std::optional(std::max(m_shown_since, m_refused) + m_patience.probing);
    case Phase::Thanking:
        return std::max({ m_shown_since, m_last_touch.value_or(m_shown_since), m_heard }) + patience().thanks;
    case Phase::StillThere:
        return last_arranged() + patience().leaving;
    case Phase::Asleep:
        return std::nullopt;
    case Phase::Closed:
        return last_arranged() + patience().closed;
    case Phase::Asking:
        break;
    }
    if (m_awaited)
        return m_awaited->since + m_patience.giving_up;
    if (m_settling_since)
        return settled_at();
    if (m_last_touch)
        return std::max(*m_last_touch, m_heard) + patience().still_there;
    return std::nullopt;
}

std::optional<BootInstant> Visit::ends_at() const
{
    if (m_phase == Phase::Thanking || m_phase == Phase::StillThere)
        return deadline();
    return std::nullopt;
}

std::optional<BootInstant> Visit::calm_from() const
{
    if (!m_awaited)
        return std::nullopt;
    return m_awaited->since + m_patience.calm;
}

}
