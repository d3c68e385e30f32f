#include "kiosk/narration.h"

#include <algorithm>
#include <utility>

namespace peakend {

namespace {

    std::vector<std::string> new_in(
        std::vector<std::string> const& now, std::vector<std::string> const& before)
    {
        std::vector<std::string> found;
        for (auto const& one : now) {
            if (std::find(before.begin(), before.end(), one) == before.end())
                found.push_back(one);
        }
        return found;
    }

    std::size_t edits_of(visit::Visit const& visit)
    {
        return visit.draft() ? visit.draft()->composition.edits() : 0;
    }

    visit::Layer layer_of(visit::Visit const& visit)
    {
        return visit.draft() ? visit.draft()->composition.layer() : visit::Layer::Letters;
    }

}

std::optional<Line> Narration::after_frame(visit::Visit const& visit, screens::Scene const& scene,
    std::optional<screens::Spot> const& spot, Phrase const& phrase)
{
    SpokenPage const page(visit, scene, phrase);
    Told const now { { visit.phase(), visit.shown_since(), visit.language(), visit.choosing_language(),
                         visit.choosing_view() },
        visit.turns(), visit.view(), spot, edits_of(visit), layer_of(visit), page.chosen(), page.texts() };
    auto const before = std::exchange(m_told, now);
    if (!before || before->screen != now.screen)
        return page.whole();
    if (before->turns != now.turns)
        return page.said(page.choices());
    if (auto const chosen = new_in(now.chosen, before->chosen); !chosen.empty())
        return page.kept(chosen, true);
    // Shift falls back with the letter: the letter is news.
    if (before->edits != now.edits)
        return page.echo(before->spot == now.spot ? std::nullopt : spot);
    if ((before->layer == visit::Layer::Symbols) != (now.layer == visit::Layer::Symbols))
        return page.kept({ page.phrase(now.layer == visit::Layer::Symbols ? "Symbols" : "Letters") }, true);
    if (auto const dropped = new_in(before->chosen, now.chosen); !dropped.empty())
        return page.kept(dropped, false);
    if (before->view != now.view)
        return page.kept({ page.phrase("Everyone can use this") }, true);
    if (before->spot != now.spot)
        return page.element(spot);
    // What comes later, such as a gift, belongs to the thanks. While somebody writes, the room that is left
    // changes with each letter.
    auto const texts = new_in(now.texts, before->texts);
    if (texts.empty() || visit.draft())
        return std::nullopt;
    return visit.phase() == visit::Phase::Thanking ? page.whole() : page.said(texts);
}

}
