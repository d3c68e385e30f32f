// What a World looks at to say whether a Visit keeps its promises.
#include "tests/visit/left_over.h"
#include "tests/visit/walks.h"
#include "tests/visit/world.h"

#include <fmt/format.h>

namespace peakend::visit {

std::string World::not_sealed_once() const
{
    if (!m_disk.nonsense().empty())
        return m_disk.nonsense();
    if (!at_rest(m_visit))
        return "a visit goes on for ever";
    for (auto const& [id, stored] : m_disk.visits())
        if (stored.sealed != 1)
            return fmt::format("a visit was sealed {} times", stored.sealed);
    return "";
}

std::string World::not_as_stored() const
{
    auto const& shown = m_visit.interview().answers();
    if (!m_visit.record())
        return m_visit.phase() == Phase::Asking && !shown.empty() ? "answers of nobody" : "";
    auto const* stored = m_disk.find(*m_visit.record());
    for (auto const& answer : shown) {
        auto const found = stored ? stored->answers.find(answer.key) : decltype(stored->answers.end()) {};
        if (!stored || found == stored->answers.end() || found->second != answer.value)
            return "a tick without its answer on disk";
    }
    auto const all_told = m_asked.empty() && !m_visit.awaited();
    if (all_told && stored && stored->answers.size() != shown.size())
        return "an answer on disk that is not shown";
    return "";
}

std::string World::left_behind() const
{
    if (!m_left.empty() || !at_rest(m_visit))
        return m_left;
    return left_over(m_visit);
}

std::string World::never_rests() const
{
    constexpr int enough = 6;
    auto visit = m_visit;
    auto const now = at(m_now);
    for (int pass = 0; pass < enough; ++pass) {
        if (!visit.deadline() || *visit.deadline() > now.at)
            return "";
        visit.pass(now);
    }
    return fmt::format("due at once after {} looks at the clock", enough);
}

}
