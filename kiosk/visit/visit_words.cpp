// How a Visit takes words: typed into a draft, sealed when they are sent, wiped when the visit ends.

#include "kiosk/visit/visit.h"

namespace peakend::visit {

namespace {

    constexpr auto id_of_consent = "";  // no choice has it

}

bool Visit::takes_words() const
{
    return m_pen.seal && m_pen.takes && m_pen.takes(m_language) && m_pen.seal("", "");
}

// For the language that is spoken now.
Candidates Visit::candidates() const
{
    if (!m_pen.candidates)
        return {};
    return [look_up = m_pen.candidates, language = m_language](
               std::string_view letters) { return look_up(letters, language); };
}

void Visit::begin_draft()
{
    auto const& asked = m_interview.question();
    if (!is_answered_in_words(asked.kind) || m_drafts.count(asked.key) > 0)
        return;
    Composition composition(static_cast<std::size_t>(most_characters_of(asked.kind)), candidates());
    m_drafts.emplace(asked.key, Draft { std::move(composition) });
}

Draft const* Visit::draft() const
{
    if (m_phase != Phase::Asking)
        return nullptr;
    auto const found = m_drafts.find(m_interview.question().key);
    return found == m_drafts.end() ? nullptr : &found->second;
}

Draft* Visit::writable()
{
    if (!answerable())
        return nullptr;
    auto const found = m_drafts.find(m_interview.question().key);
    return found == m_drafts.end() ? nullptr : &found->second;
}

std::vector<Deed> Visit::on(Type const& wanted, Moment const&)
{
    if (auto* draft = writable()) {
        draft->composition.type(wanted.letters, wanted.stroke);
        draft->changed = true;
    }
    return {};
}

std::vector<Deed> Visit::on(Pick const& wanted, Moment const&)
{
    if (auto* draft = writable()) {
        draft->composition.pick(wanted.candidate);
        draft->changed = true;
    }
    return {};
}

std::vector<Deed> Visit::on(Browse const& wanted, Moment const&)
{
    if (auto* draft = writable())
        draft->composition.browse(wanted.first);
    return {};
}

std::vector<Deed> Visit::on(Erase const&, Moment const&)
{
    if (auto* draft = writable()) {
        draft->composition.erase();
        draft->changed = true;
    }
    return {};
}

std::vector<Deed> Visit::on(MoveCaret const& wanted, Moment const&)
{
    if (auto* draft = writable())
        draft->composition.move_caret(wanted.letters);
    return {};
}

std::vector<Deed> Visit::on(PlaceCaret const& wanted, Moment const&)
{
    if (auto* draft = writable())
        draft->composition.place_caret(wanted.byte);
    return {};
}

std::vector<Deed> Visit::on(Turn const& wanted, Moment const&)
{
    if (auto* draft = writable())
        draft->composition.turn(wanted.layer);
    return {};
}

std::vector<Deed> Visit::on(Agree const& wanted, Moment const& now)
{
    auto* draft = writable();
    if (!draft || bounces(id_of_consent, now.at))
        return {};
    draft->agreed = wanted.agreed;
    draft->changed = true;
    return {};
}

bool Visit::can_send() const
{
    auto const* asked_for = draft();
    if (!asked_for)
        return false;
    auto const& question = m_interview.question();
    // Words that were sent can be taken back; the others are left by Skip.
    if (asked_for->composition.empty())
        return m_interview.said(question.key) != nullptr;
    if (!std::holds_alternative<Contact>(question.kind))
        return true;
    return asked_for->agreed && asked_for->composition.characters() >= fewest_characters_of_contact(question);
}

std::vector<Deed> Visit::send_words(Moment const& now)
{
    auto* draft = writable();
    if (!draft || !can_send())
        return {};
    draft->composition.settle();
    auto const& asked = m_interview.question();
    if (!draft->changed && m_interview.said(asked.key))
        return move_on(now);
    auto sealed = m_pen.seal(draft->composition.text(), consent_of(asked.kind));
    // The key is gone since the visit began: nothing can be kept, and nobody is held up.
    if (!sealed)
        return move_on(now);
    draft->changed = false;
    auto deeds = say(std::move(*sealed), now);
    if (m_awaited)
        m_awaited->then_next = true;
    return deeds;
}

}
