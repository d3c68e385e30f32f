#include "kiosk/disk.h"

#include "sync/base/descriptor.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <unistd.h>

namespace peakend {

namespace {

    constexpr std::size_t new_database_bytes = 256 << 10;

    Descriptor nameless_in(std::filesystem::path const& folder)
    {
        Descriptor file(open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
        if (file || errno != EOPNOTSUPP)
            return file;
        // Some file systems have none: it loses its name at once.
        auto name = (folder / ".peakend-check-XXXXXX").string();
        Descriptor named(mkostemp(name.data(), O_CLOEXEC));
        if (named)
            unlink(name.c_str());
        return named;
    }

    bool writes_through(Descriptor const& file)
    {
        std::string rest(new_database_bytes, 'x');
        while (!rest.empty()) {
            auto const written = write(file.number(), rest.data(), rest.size());
            if (written < 0 && errno != EINTR)
                return false;
            rest.erase(0, written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return fsync(file.number()) == 0;  // some disks find out no sooner
    }

}

Result<void> disk_takes_more(std::filesystem::path const& folder)
{
    auto const file = nameless_in(folder);
    if (file && writes_through(file))
        return {};
    return failed(Fault::Unavailable,
        "the disk of {} takes no more ({}), so no tap could be kept: free some of it, or name a folder on "
        "another one with --data",
        folder.string(), std::strerror(errno));
}

}
