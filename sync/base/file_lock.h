// Holds a lock file for as long as it lives, so that a second process notices the first.
#pragma once

#include "sync/base/descriptor.h"
#include "sync/base/result.h"

#include <filesystem>

namespace peakend {

class FileLock {
public:
    // Unavailable while another process holds it: "process 1234 holds /x/y.lock". Refused when the file is
    // another user's or can't be made. It stays when the lock goes.
    static Result<FileLock> take(std::filesystem::path const&);

    // Whether a process holds it, found out without writing or taking it. One that nobody has made is not
    // held; Refused when it is another user's.
    static Result<bool> is_held(std::filesystem::path const&);

private:
    explicit FileLock(Descriptor file)
        : m_file(std::move(file))
    {
    }
    Descriptor m_file;
};

}
