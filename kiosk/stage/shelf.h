// What was made lately, by the key it was made from, within a number of bytes.
//
// What was not asked for longest goes first; what this frame asked for stays, even above the limit, because
// its texture is drawn only when the frame ends.
#pragma once

#include <cstddef>
#include <list>
#include <map>
#include <utility>

namespace peakend::stage {

template <class Key, class Thing>
class Shelf {
public:
    explicit Shelf(std::size_t limit)
        : m_limit(limit)
    {
    }

    // Null when it is not here. `frame` counts up.
    Thing const* find(Key const& key, int frame)
    {
        auto place = m_places.find(key);
        if (place == m_places.end())
            return nullptr;
        place->second.asked = frame;
        m_order.splice(m_order.begin(), m_order, place->second.order);
        return &place->second.thing;
    }

    // REQUIRES: the key is not here yet. `bytes`: what the thing takes.
    Thing const& put(Key const& key, Thing thing, std::size_t bytes, int frame)
    {
        auto place = m_places.emplace(key, Place { std::move(thing), bytes, frame, {} }).first;
        m_order.push_front(&place->first);
        place->second.order = m_order.begin();
        m_bytes += bytes;
        shrink(frame);
        return place->second.thing;
    }

    std::size_t bytes() const { return m_bytes; }
    std::size_t size() const { return m_places.size(); }

private:
    struct Place {
        Thing thing;
        std::size_t bytes;
        int asked;
        typename std::list<Key const*>::iterator order;
    };

    void shrink(int frame)
    {
        while (m_bytes > m_limit) {
            auto oldest = m_places.find(*m_order.back());
            if (oldest->second.asked == frame)
                return;
            m_bytes -= oldest->second.bytes;
            m_order.pop_back();
            m_places.erase(oldest);
        }
    }

    std::size_t m_limit;
    std::size_t m_bytes = 0;
    std::map<Key, Place> m_places;
    std::list<Key const*> m_order;  // latest first
};

}
