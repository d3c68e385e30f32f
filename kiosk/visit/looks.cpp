// How a visitor arranges the screen: the language, the view, and the sheets on which both are chosen.
#include "kiosk/visit/visit.h"

#include <algorithm>

namespace peakend::visit {

std::vector<Deed> Visit::on(Speak const& wanted, Moment const&)
{
    auto const& languages = m_questionnaire->languages;
    if (std::find(languages.begin(), languages.end(), wanted.language) != languages.end())
        m_language = wanted.language;
    for (auto& [key, draft] : m_drafts)
        draft.composition.candidates_from(candidates());
    m_choosing_language = false;
    return {};
}

std::vector<Deed> Visit::on(OpenLanguages const&, Moment const&)
{
    if (answerable() && m_questionnaire->languages.size() > 1)
        m_choosing_language = true;
    return {};
}

std::vector<Deed> Visit::on(CloseLanguages const&, Moment const&)
{
    m_choosing_language = false;
    return {};
}

std::vector<Deed> Visit::on(ChangeView const& wanted, Moment const& now)
{
    m_view = wanted.view;
    still_here(now.at);
    return {};
}

std::vector<Deed> Visit::on(OpenViews const&, Moment const& now)
{
    m_choosing_view = true;
    still_here(now.at);
    return {};
}

std::vector<Deed> Visit::on(CloseViews const&, Moment const& now)
{
    m_choosing_view = false;
    still_here(now.at);
    return {};
}

std::vector<Deed> Visit::on(TurnOver const&, Moment const& now)
{
    ++m_turns;
    still_here(now.at);
    return {};
}

// Whoever arranges the screen has not gone, and is given the whole time again.
void Visit::still_here(BootInstant now) { m_arranged = now; }

BootInstant Visit::last_arranged() const { return std::max(m_arranged, m_heard); }

// No visit ends there, so whoever comes next would find the view of who has gone.
void Visit::forget_view_of_outage(BootInstant now)
{
    if (now < last_arranged() + patience().still_there)
        return;
    if (m_view == m_usual_view && !m_choosing_view && m_turns == 0)
        return;
    m_view = m_usual_view;
    show(Phase::OutOfOrder, now);
}

std::string Visit::layout() const
{
    auto name = m_layout;
    if (m_view.large)
        name += "_large";
    else if (m_view.low_reach)
        name += "_low";
    if (m_view.mirrored)
        name += "_mirrored";
    return name;
}

Patience Visit::patience() const
{
    auto patience = m_patience;
    if (!m_view.large && !m_view.read_aloud)
        return patience;
    patience.still_there *= 2;
    patience.leaving *= 2;
    patience.closed *= 2;
    patience.thanks = patience.thanks * 5 / 3;
    return patience;
}

}
