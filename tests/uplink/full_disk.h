// A disk with little room left, for this process alone.
#pragma once

#include <csignal>
#include <sys/resource.h>

namespace peakend {

// As long as it lives no file of this process can grow beyond so many bytes.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes = 0)
    {
        signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit const full { bytes, m_before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &full);
    }
    FullDisk(FullDisk const&) = delete;
    FullDisk& operator=(FullDisk const&) = delete;
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        signal(SIGXFSZ, SIG_DFL);
    }

private:
    rlimit m_before {};
};

}
