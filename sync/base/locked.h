// A value that can be reached only while its lock is held. The only file that names a mutex.
#pragma once

#include <condition_variable>
#include <mutex>
#include <utility>

namespace peakend {

template <class T>
class Locked {
public:
    template <class... Arguments>
    explicit Locked(Arguments&&... arguments)
        : m_value(std::forward<Arguments>(arguments)...)
    {
    }

    // Runs use(T&) under the lock.
    template <class Use>
    decltype(auto) with(Use&& use)
    {
        std::lock_guard const guard(m_mutex);
        return std::forward<Use>(use)(m_value);
    }

    template <class Use>
    decltype(auto) with(Use&& use) const
    {
        std::lock_guard const guard(m_mutex);
        return std::forward<Use>(use)(m_value);
    }

    // Runs change(T&) under the lock, then wakes everyone who waits.
    template <class Change>
    void change(Change&& change)
    {
        {
            std::lock_guard const guard(m_mutex);
            std::forward<Change>(change)(m_value);
        }
        m_changed.notify_all();
    }

    // Sleeps until ready(T const&), then runs use(T&) under the same lock.
    template <class Ready, class Use>
    decltype(auto) when(Ready&& ready, Use&& use)
    {
        std::unique_lock guard(m_mutex);
        m_changed.wait(guard, [&] { return ready(std::as_const(m_value)); });
        return std::forward<Use>(use)(m_value);
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    T m_value;
};

}
