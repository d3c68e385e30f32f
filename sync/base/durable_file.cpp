#include "sync/base/durable_file.h"

#include "sync/base/descriptor.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace peakend {

namespace {

    tl::unexpected<Error> refused(std::string_view what, std::filesystem::path const& path)
    {
        auto const fault = errno == ENOENT ? Fault::Unavailable : Fault::Refused;
        return failed(fault, "{} {}: {}", what, path.string(), std::strerror(errno));
    }

    Result<void> write_all(Descriptor const& file, std::string_view bytes, std::filesystem::path const& path)
    {
        while (!bytes.empty()) {
            auto const written = write(file.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return refused("cannot write", path);
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }

    Result<void> write_beside(std::filesystem::path const& path, std::string_view bytes, mode_t mode)
    {
        Descriptor const file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
        if (!file)
            return refused("cannot create", path);
        // What the umask took away. A stick whose file system has no modes refuses, and lacks nothing.
        [[maybe_unused]] auto const widened = fchmod(file.number(), mode);
        TRY(write_all(file, bytes, path));
        if (fsync(file.number()) != 0)
            return refused("cannot sync", path);
        return {};
    }

    Result<std::string> read_all(Descriptor const& file, std::filesystem::path const& path, std::size_t limit)
    {
        std::string bytes;
        while (bytes.size() <= limit) {
            char part[16384];
            auto const got = read(file.number(), part, sizeof part);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return refused("cannot read", path);
            if (got == 0)
                return bytes;
            bytes.append(part, static_cast<std::size_t>(got));
        }
        return failed(Fault::Invalid, "{} is larger than {} bytes", path.string(), limit);
    }

    std::filesystem::path folder_of(std::filesystem::path const& path)
    {
        return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    }

}

Result<void> sync_folder(std::filesystem::path const& folder)
{
    Descriptor const opened(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened || fsync(opened.number()) != 0)
        return refused("cannot sync folder", folder);
    return {};
}

Result<void> replace_file(std::filesystem::path const& path, std::string_view bytes, mode_t mode)
{
    auto const beside = std::filesystem::path(path.string() + ".new");
    unlink(beside.c_str());  // left over from a power cut
    auto written = write_beside(beside, bytes, mode);
    if (!written) {
        unlink(beside.c_str());
        return written;
    }
    if (rename(beside.c_str(), path.c_str()) != 0) {
        auto const fault = refused("cannot replace", path);
        unlink(beside.c_str());
        return fault;
    }
    return sync_folder(folder_of(path));
}

Result<void> remove_file(std::filesystem::path const& path)
{
    if (unlink(path.c_str()) != 0 && errno != ENOENT)
        return refused("cannot delete", path);
    return sync_folder(folder_of(path));
}

Result<void> replace_file_and_read_back(
    std::filesystem::path const& path, std::string_view bytes, mode_t mode)
{
    TRY(replace_file(path, bytes, mode));
    Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return refused("cannot read", path);
    posix_fadvise(file.number(), 0, 0, POSIX_FADV_DONTNEED);
    auto const back = read_all(file, path, bytes.size());
    if (back && *back == bytes)
        return {};
    unlink(path.c_str());
    if (!back && back.error().fault != Fault::Invalid)
        return failed(back.error());
    return failed(Fault::Corrupt, "{} does not read as it was written: the disk is damaged, take another",
        path.string());
}

Result<std::string> read_file(std::filesystem::path const& path, std::size_t limit)
{
    Descriptor const file(open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return refused("cannot read", path);
    return read_all(file, path, limit);
}

Result<void> ensure_folder(std::filesystem::path const& folder, mode_t mode)
{
    std::error_code fault;
    if (!std::filesystem::is_directory(folder, fault)) {
        std::filesystem::create_directories(folder, fault);
        if (fault)
            return failed(Fault::Refused,
                "cannot make the folder {}: {}. Name another one, or make it and give it to this user",
                folder.string(), fault.message());
        if (chmod(folder.c_str(), mode) != 0)
            return refused("cannot set the mode of", folder);
    }
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        return failed(Fault::Refused,
            "cannot write to the folder {}: {}. Give it to this user, or name another one", folder.string(),
            std::strerror(errno));
    return {};
}

}
