#include "kiosk/rehearsal/rehearsal.h"

#include "sync/base/journal.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>

namespace peakend::rehearsal {

namespace {

    bool as_a_new_visitor_finds_it(visit::Visit const& visit)
    {
        return visit.phase() == visit::Phase::Asking && visit.interview().first() && !visit.open()
            && visit.interview().answers().empty();
    }

    // One picture per kind of screen and direction of writing is enough.
    std::string kind_of_screen(visit::Visit const& visit)
    {
        switch (visit.phase()) {
        case visit::Phase::Thanking:
            return visit.interview().any_bad() ? "thanks-after-bad" : "thanks";
        case visit::Phase::StillThere:
            return "still-there";
        case visit::Phase::OutOfOrder:
            return "out-of-order";
        case visit::Phase::Asleep:
            return "asleep";
        case visit::Phase::Closed:
            return "closed";
        case visit::Phase::Asking:
            return std::string(name_of(visit.interview().question().kind));
        }
        return "";
    }

}

Rehearsal::Rehearsal(int visitors, std::uint64_t seed, std::filesystem::path ledger,
    std::function<std::string(std::string_view, std::string const&)> phrase)
    : m_visitors(visitors)
    , m_seed(seed)
    , m_dice(seed)
    , m_ledger(std::move(ledger))
    , m_phrase(std::move(phrase))
{
}

Act Rehearsal::act(Look const& look)
{
    Act act;
    auto const tick = m_shopper ? m_shopper->new_tick(look.visit, look.scene) : std::nullopt;
    if (tick)
        note(*tick);
    if (!look.resting)
        return act;
    if (m_shopper && m_shopper->begun() && as_a_new_visitor_finds_it(look.visit)) {
        m_shopper.reset();
        ++m_finished;
        tell_progress();
    }
    if (finished())
        return act;
    // Nobody finds their way on a new screen sooner than it hears them.
    auto const ready = std::max(m_next, look.visit.hears_from());
    if (look.now < ready) {
        act.next = ready;
        return act;
    }
    act.picture = unseen_picture(look);
    if (!m_shopper)
        m_shopper.emplace(m_dice, m_phrase);
    act.touches = m_shopper->decide(look.visit, look.scene);
    m_next = look.now + m_dice.between(60, 240);
    act.next = m_next;
    return act;
}

void Rehearsal::note(Shopper::Tick const& tick)
{
    Json const line = Json::Object { { "visit", fmt::format("{}-{}", m_seed, m_finished + 1) },
        { "key", tick.key }, { "value", to_json(tick.value) } };
    std::ofstream file(m_ledger, std::ios::app);
    file << canonical_json(line) << '\n' << std::flush;
    if (!file)
        m_fault = fmt::format("cannot write {}", m_ledger.string());
}

void Rehearsal::tell_progress() const
{
    constexpr int step = 10;
    if (m_finished % step == 0 || finished())
        journal::note("shoppers_finished", { { "finished", m_finished }, { "of", m_visitors } });
}

std::string Rehearsal::unseen_picture(Look const& look)
{
    auto const kind = kind_of_screen(look.visit);
    // A view that a visitor has chosen is another picture than the usual one.
    auto const chosen = look.visit.view() == look.visit.usual_view() ? "" : "-other-view";
    auto const name = fmt::format("{}-{}{}", kind, look.visit.language(), chosen);
    return m_pictures.insert(name).second ? name : "";
}

}
