#include "sync/outbox/watch.h"

#include <cerrno>
#include <cstring>
#include <sys/inotify.h>

namespace peakend {

Result<Watch> Watch::on(std::filesystem::path const& folder, std::string_view name)
{
    Descriptor inotify(inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
    if (!inotify)
        return failed(
            Fault::Unavailable, "can't watch {}: {}", (folder / name).string(), std::strerror(errno));
    Watch watch(std::move(inotify), folder, name);
    watch.find_folder();
    return watch;
}

Watch::Watch(Descriptor inotify, std::filesystem::path folder, std::string_view name)
    : m_inotify(std::move(inotify))
    , m_folder(std::move(folder))
    , m_name(name)
    , m_log_name(fmt::format("{}-wal", name))
{
}

bool Watch::find_folder()
{
    constexpr auto events = IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_ONLYDIR;
    m_folder_watch = inotify_add_watch(m_inotify.number(), m_folder.c_str(), events);
    return m_folder_watch >= 0;
}

bool Watch::changed()
{
    if (m_folder_watch < 0)
        return find_folder();
    bool changed = false;
    char buffer[4096];
    for (auto got = read(m_inotify.number(), buffer, sizeof buffer); got > 0;
         got = read(m_inotify.number(), buffer, sizeof buffer))
        changed |= any_concerns_us(std::string_view(buffer, static_cast<std::size_t>(got)));
    return changed;
}

bool Watch::any_concerns_us(std::string_view events)
{
    bool any = false;
    while (!events.empty()) {
        inotify_event event {};
        std::memcpy(&event, events.data(), sizeof event);
        // The name is padded with zeros.
        any |= concerns_us(event, event.len > 0 ? events.data() + sizeof event : "");
        events.remove_prefix(sizeof event + event.len);
    }
    return any;
}

bool Watch::concerns_us(inotify_event const& event, std::string_view name)
{
    if (event.mask & IN_IGNORED) {
        m_folder_watch = -1;  // the folder was deleted
        return true;
    }
    if (event.mask & IN_Q_OVERFLOW)
        return true;
    return name == m_name || name == m_log_name;
}

}
