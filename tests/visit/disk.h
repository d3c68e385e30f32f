// Storage as Visit sees it: does what it is asked in order, when the test lets it, and notes what it was
// asked for that makes no sense.
#pragma once

#include "kiosk/visit/visit.h"

#include <map>
#include <string>

namespace peakend::visit {

class Disk {
public:
    struct Stored {
        Opening opening;
        std::map<std::string, Value> answers;
        int sealed = 0;
    };

    void commit(Deed const& deed)
    {
        std::visit([this](auto const& what) { take(what); }, deed.what);
    }

    std::map<RecordId, Stored> const& visits() const { return m_visits; }
    // What a visit that is open or sealed has on disk; null pointer when nothing is.
    Stored const* find(RecordId id) const
    {
        auto const found = m_visits.find(id);
        return found == m_visits.end() ? nullptr : &found->second;
    }
    // The first thing that was asked for and must not be; "" while all is well.
    std::string const& nonsense() const { return m_nonsense; }

private:
    void take(Begin const& begin)
    {
        if (m_visits.count(begin.opening.id) > 0)
            return complain("a visit begins twice");
        m_visits[begin.opening.id] = { begin.opening, { { begin.answer.key, begin.answer.value } } };
    }
    void take(Keep const& keep)
    {
        if (auto* stored = open(keep.id))
            stored->answers.insert_or_assign(keep.answer.key, keep.answer.value);
    }
    void take(Seal const& seal)
    {
        if (auto* stored = open(seal.closing.id))
            ++stored->sealed;
    }
    void take(Draw const& draw)
    {
        if (m_visits.count(draw.id) == 0)
            complain("a gift is drawn for a visit that has not begun");
    }
    void take(Probe const&) { }

    Stored* open(RecordId id)
    {
        auto const found = m_visits.find(id);
        if (found != m_visits.end() && found->second.sealed == 0)
            return &found->second;
        complain(found == m_visits.end() ? "something of a visit that has not begun"
                                         : "something of a visit that is sealed");
        return nullptr;
    }
    void complain(std::string what)
    {
        if (m_nonsense.empty())
            m_nonsense = std::move(what);
    }

    std::map<RecordId, Stored> m_visits;
    std::string m_nonsense;
};

}
