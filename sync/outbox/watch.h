// Wakes when another process's database grows: inotify on its -wal, whether or not the file is there yet.
#pragma once

#include "sync/base/descriptor.h"
#include "sync/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

struct inotify_event;

namespace peakend {

class Watch {
public:
    // Watches <folder> for changes of <name> and <name>-wal. The folder may come later: each changed() asks
    // again, so call that from time to time too.
    static Result<Watch> on(std::filesystem::path const& folder, std::string_view name);

    // Readable when there may be something; for poll(2).
    int descriptor() const { return m_inotify.number(); }
    // True when it may have changed since the last call. Never blocks.
    bool changed();

private:
    Watch(Descriptor, std::filesystem::path folder, std::string_view name);
    bool find_folder();
    bool any_concerns_us(std::string_view events);
    bool concerns_us(inotify_event const&, std::string_view name);

    Descriptor m_inotify;
    int m_folder_watch = -1;  // while the folder is there
    std::filesystem::path m_folder;
    std::string m_name;
    std::string m_log_name;
};

}
