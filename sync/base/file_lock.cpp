#include "sync/base/file_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>

namespace peakend {

namespace {

    // The whole file, by the open file description: as flock() does, but it can be asked for without being
    // taken (fcntl(2), "Open file description locks").
    struct flock whole(short type)
    {
        struct flock lock { };
        lock.l_type = type;
        lock.l_whence = SEEK_SET;
        return lock;
    }

    std::string holder(Descriptor const& file)
    {
        char text[32] = {};
        auto const got = pread(file.number(), text, sizeof text - 1, 0);
        return got > 0 ? text : "unknown";
    }

}

Result<FileLock> FileLock::take(std::filesystem::path const& path)
{
    Descriptor file(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640));
    if (!file && errno == EACCES)
        return failed(Fault::Refused,
            "{} is another user's: run this as that one, or make the folder this one's again (chown -R)",
            path.string());
    if (!file)
        return failed(Fault::Refused, "cannot open {}: {}", path.string(), std::strerror(errno));
    auto const lock = whole(F_WRLCK);
    auto const taken = fcntl(file.number(), F_OFD_SETLK, &lock) == 0;
    if (!taken && errno != EAGAIN && errno != EACCES)
        return failed(Fault::Refused, "cannot lock {}: {}", path.string(), std::strerror(errno));
    if (!taken)
        return failed(Fault::Unavailable, "process {} holds {}", holder(file), path.string());
    auto const own = fmt::to_string(getpid());
    if (ftruncate(file.number(), 0) != 0 || pwrite(file.number(), own.data(), own.size(), 0) < 0)
        return failed(Fault::Refused, "cannot write {}: {}. Free some space on its disk", path.string(),
            std::strerror(errno));
    return FileLock(std::move(file));
}

Result<bool> FileLock::is_held(std::filesystem::path const& path)
{
    Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file && errno == ENOENT)
        return false;
    if (!file)
        return failed(Fault::Refused, "cannot open {}: {}", path.string(), std::strerror(errno));
    auto lock = whole(F_RDLCK);
    if (fcntl(file.number(), F_OFD_GETLK, &lock) != 0)
        return failed(Fault::Refused, "cannot see who holds {}: {}", path.string(), std::strerror(errno));
    return lock.l_type != F_UNLCK;
}

}
